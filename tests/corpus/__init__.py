"""Workbooks with what must be read of them: a folder dropped in is a test."""
