"""Named pure functions from a submission and parameters to measurements; one module per kind of evidence."""
