"""Claims about the invented county."""
