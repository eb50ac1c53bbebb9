"""What the program itself writes into workbooks: sheets known by their first cell, comments known by their author."""

AUTHOR = "edu-compliance"
"""Of the comments in its forms and of those of `check --annotate`: nobody has to be told of them."""

RESULT = "课表自查结果（edu-compliance）"
"""Of an annotated workbook: how the classes stand."""
GUIDE = "课程表填写说明（edu-compliance）"
"""Of the timetable form: how it is filled in, and by which rules it checks itself."""
SUMMARY = "各班汇总（edu-compliance）"
"""Of the timetable form: all classes at a glance."""
WORKINGS = "核对用数据（edu-compliance）"
"""Of the timetable form: the hidden sheets that its formulas count by."""
CHOICES = "下拉列表选项（edu-compliance）"
"""Of the other forms: the hidden sheet that their longer drop-downs offer."""

OWN_SHEETS = frozenset((RESULT, GUIDE, SUMMARY, WORKINGS, CHOICES))
"""What stands in the first cell of each."""
