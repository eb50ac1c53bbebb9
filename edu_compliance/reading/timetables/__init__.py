"""Timetables and allocations: what stands in a sheet becomes the weeks of classes.

From the cell to the class: `texts` says what single texts mean, `view` lays them over the grid, `headers` finds the
tables, `rows` what stands at their left, `whose` which class and school they are of, and `lessons` what each cell then
is, gathered in `pieces`. `allocations` and `lists` read the two other shapes; `tables` asks them all, in turn, for its
`sheet`. `joining` puts the tables of one class together, and `doubts` says what of them is not sure. `alike` lays out
once what many sheets have in common; `kinds` tells what a sheet is that holds no class's week.
"""
