"""Files of other timetable programs: CSES, ClassIsland."""
