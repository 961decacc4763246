"""goalkit reads the goals that teams write, understands each sentence, and lints them."""

__version__ = "0.1.0"
