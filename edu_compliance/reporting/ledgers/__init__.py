"""Workbooks that people work through: the problem ledger, and two audits held against each other."""
