"""`python -m tests.example` makes reports/example anew; `python -m tests.example picture` its picture."""

import sys

from tests.example.making import make, picture

picture() if sys.argv[1:] == ["picture"] else make()
