"""Which role each number plays, and what is measured from where to where."""
