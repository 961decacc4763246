"""How well templates are learned from examples; run it with python -m tests.learning."""
