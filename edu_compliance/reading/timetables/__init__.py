"""Timetables and allocations: what stands in a sheet becomes the weeks of classes.

From the cell to the class: `texts` says what single texts mean, `view` lays them over the grid, `headers` finds the
tables, `rows` what stands at their left, `around` and `heads` whose they are, `lessons` what each cell then is.
`allocations` and `lists` read the two other shapes; `sheet` asks them all, in turn.
"""
