"""One school and many schools: files, processes, the clock, and where results are written."""
