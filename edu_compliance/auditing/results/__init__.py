"""The folder of results: written whole or not at all, put together from the audit file."""
