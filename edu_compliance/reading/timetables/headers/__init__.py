"""Where a sheet's tables are: the lines that head them, and the blocks under these."""
