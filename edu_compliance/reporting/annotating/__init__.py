"""Makes the annotated workbook: the school's own, with what was counted tinted and why beside it."""
