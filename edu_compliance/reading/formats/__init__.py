"""One module per format: bytes of that format → grids."""
