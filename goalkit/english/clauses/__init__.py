"""The clauses of a statement: verbs, phrases, and what hangs on them."""
