"""What was handed in: files on disk, whose they are, and what else lay there."""
