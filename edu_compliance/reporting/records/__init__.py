"""CSV and JSON: what other programs are promised."""
