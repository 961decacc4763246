"""The rules that compare two versions of the goals, one a file: `goalkit diff` runs them."""
