"""What registers come to: activities held, documents in force, clubs, sites and people."""
