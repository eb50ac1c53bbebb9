"""Rosters (学校名册): read, checked for contradictions, and laid over what schools handed in."""
