"""The goals in a Markdown document: which sections, lists and tables hold them."""
