"""The reader's examiner: writes weeks it knows into every layout and dress schools use, and asks what was read.

It knows the rules of counting from its own small table (`words`) and never imports the reader or the policies.
"""
