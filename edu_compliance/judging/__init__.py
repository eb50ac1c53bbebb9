"""Rules and measurements become findings."""
