"""Whether figures and metrics are of one kind, and how far one is from another."""
