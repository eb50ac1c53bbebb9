"""Whose a table is: its class by header, title, sheet and file, and its school."""
