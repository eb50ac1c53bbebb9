"""Audits what schools teach against the education policies that bind them."""

__version__ = "0.1.0"
