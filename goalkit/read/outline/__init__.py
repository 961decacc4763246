"""The outline of a Markdown document: what hangs below what, before anybody asks for goals."""
