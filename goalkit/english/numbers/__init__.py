"""Numbers with their units, in digits and in words."""
