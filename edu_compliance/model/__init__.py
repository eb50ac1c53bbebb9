"""The words of the program as frozen values: what schools hand in, what rules demand, what was found.

Nothing here reads, judges or speaks; every other layer is written in these words.
"""
