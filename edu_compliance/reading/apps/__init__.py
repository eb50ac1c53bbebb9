"""Files of timetable apps: CSES, ClassIsland."""
