"""Rule files become rules, areas and a vocabulary, or are refused with every mistake named."""
