"""Bytes become a submission: files are sniffed, read into grids, and understood; nothing is dropped in silence."""
