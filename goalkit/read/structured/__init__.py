"""The goals in YAML, TOML, JSON and CSV of any shape."""
