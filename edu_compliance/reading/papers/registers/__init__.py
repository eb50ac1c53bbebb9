"""Registers (台账): their rows, what denies that there is anything, and what they say of a school."""
