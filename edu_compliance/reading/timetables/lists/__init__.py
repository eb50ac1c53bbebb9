"""Lists of lessons, one a row."""
