"""`audit.sqlite`: its tables, what is kept in them, and how it is read again."""
