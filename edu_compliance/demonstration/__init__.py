"""An invented county whose schools hand in what real ones do: clean weeks, planted problems, files nobody can read.

`county()` gives its files, `PLANTED` what an audit must find in them, `MARKS` the 特色校 marks a roster would tell;
`authorities()` gives the registers of the offices above the schools, `comparison()` two timetables to reconcile.
"""

from edu_compliance.demonstration.authorities import AUTHORITIES, FOLDER, authorities
from edu_compliance.demonstration.county import CRAFTED, comparison, county, marks, planted
from edu_compliance.demonstration.deliveries import PUBLISHED, TAUGHT
from edu_compliance.demonstration.school import Planted
from edu_compliance.demonstration.schools import CLEAN, COUNTY, MARKS, PLANTED

__all__ = [
    "AUTHORITIES",
    "CLEAN",
    "COUNTY",
    "CRAFTED",
    "FOLDER",
    "MARKS",
    "PLANTED",
    "PUBLISHED",
    "TAUGHT",
    "Planted",
    "authorities",
    "comparison",
    "county",
    "marks",
    "planted",
]
