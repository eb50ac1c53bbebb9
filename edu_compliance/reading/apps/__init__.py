"""Files of timetable apps, CSES (`yaml`, `cses`) and ClassIsland (`profile_json`, `classisland`): text → classes."""
