"""What the package promises, claim by claim; folders mirror the package."""
