"""Programme plans and graduation lists of vocational and higher education."""
