"""`python -m benchmarks.laws [--games N] [LAW ...]`: measure every law and print the table; status 1 if one fails."""

from __future__ import annotations

import argparse
import sys

from benchmarks.laws.laws import LAWS


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.laws", description=__doc__)
    parser.add_argument("--games", type=int, default=20_000)
    parser.add_argument("laws", nargs="*", metavar="LAW")
    args = parser.parse_args()
    failed = 0
    for law in LAWS.values():
        if args.laws and law.id not in args.laws:
            continue
        found = law.measure(args.games)
        failed += not found.holds
        figures = ", ".join(f"{name} {value:.3f}" for name, value in found.figures.items())
        print(f"{law.id} {law.type} {'true ' if found.holds else 'FALSE'} {law.says}\n      {figures}", flush=True)
        for what, held in found.checks:
            if not held:
                print(f"      does not hold: {what}", flush=True)
    print(f"{failed} of {len(args.laws or LAWS)} laws do not hold ({args.games} games each)")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
