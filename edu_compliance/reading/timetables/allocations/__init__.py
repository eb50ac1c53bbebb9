"""Allocations (课时任课表): the weekly lessons of each class and subject."""
