"""`python -m salesdance` is the same door as the command `salesdance`."""

import sys

from salesdance.cli.main import entry

if __name__ == "__main__":
    sys.exit(entry())
