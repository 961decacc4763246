"""One statement, and what stands around it on its line."""
