"""An invented county whose schools hand in what real ones do: clean weeks, planted problems, files nobody can read.

`county()` gives its files, `PLANTED` what an audit must find in them, `MARKS` the 特色校 marks a roster would tell.
"""

from edu_compliance.demonstration.county import CRAFTED, county, marks, planted
from edu_compliance.demonstration.school import Planted
from edu_compliance.demonstration.schools import CLEAN, COUNTY, MARKS, PLANTED

__all__ = ["CLEAN", "COUNTY", "CRAFTED", "MARKS", "PLANTED", "Planted", "county", "marks", "planted"]
