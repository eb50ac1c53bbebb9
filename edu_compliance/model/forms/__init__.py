"""The forms that people fill in: the one definition by which each is written and read."""
