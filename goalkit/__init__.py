"""goalkit reads the goals that teams write, understands each sentence, and lints them."""
