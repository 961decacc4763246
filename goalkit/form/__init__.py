"""The documented form of goal files: one set of names for all frameworks, in YAML, TOML, JSON, Markdown and CSV."""
