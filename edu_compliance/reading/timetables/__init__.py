"""Timetables and allocations: what stands in a sheet becomes the weeks of classes."""
