"""What stands at the left of a block's rows, and which rows hold lessons."""
