"""`python -m edu_compliance` is the command `edu-compliance`."""

from edu_compliance.cli import main

main()
