"""YAML, TOML, JSON and CSV as trees of texts that know where they were written."""
