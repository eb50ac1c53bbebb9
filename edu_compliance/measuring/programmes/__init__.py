"""What programme plans come to: hours, terms, credits and kinds of course."""
