"""What of a sheet's classes is not sure: hidden or struck lessons, lost merges, turns, more than anybody can teach."""
