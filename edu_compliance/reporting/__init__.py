"""Findings become bytes that people and programs read: pages, CSV, JSON, workbooks, terminal text."""
