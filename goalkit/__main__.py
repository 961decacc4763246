"""Lets `python -m goalkit` do what the command `goalkit` does."""

import sys

from goalkit.cli import main

if __name__ == "__main__":
    sys.exit(main())
