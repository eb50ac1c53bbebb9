"""Forms that people fill in and hand in again, as workbooks."""
