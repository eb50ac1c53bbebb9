"""Messages become sentences: catalogs, numbers, places, and findings in words."""
