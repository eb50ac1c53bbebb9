"""Rule files: documents, their rules, and the words they are written in, from bytes to values or to a list of mistakes.

`library.load` is the way in.
"""
