"""What the Corner Bakery adds to goalkit: a rule of its house, and a reader of the files that it writes."""
