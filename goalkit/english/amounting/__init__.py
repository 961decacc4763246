"""What a statement amounts to: measured or not, outcome or output, aim or task, one thing or two."""
