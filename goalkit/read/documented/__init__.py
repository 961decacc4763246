"""Files of the documented form, on which nothing is guessed."""
