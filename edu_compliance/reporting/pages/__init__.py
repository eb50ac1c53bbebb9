"""HTML pages: what stands on each, and what all of them share; the templates stand beside."""
