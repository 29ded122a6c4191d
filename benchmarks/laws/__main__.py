"""`python -m benchmarks.laws [--games N] [--page] [LAW ...]`: measure the laws, print them; status 1 if one fails.

With --page the table of docs/laws.md is made anew from what was measured.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.laws.lawbook import Found, Law
from benchmarks.laws.laws import LAWS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "laws.md"
START, END = "<!-- measured: written by python -m benchmarks.laws --page -->", "<!-- end -->"


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.laws", description=__doc__)
    parser.add_argument("--games", type=int, default=20_000)
    parser.add_argument("--page", action="store_true", help="write the table of docs/laws.md; all laws only")
    parser.add_argument("laws", nargs="*", metavar="LAW")
    args = parser.parse_args()
    if unknown := [name for name in args.laws if name not in LAWS]:
        parser.error(f"there is no law {unknown[0]}; there are {', '.join(LAWS)}")
    if args.page and args.laws:
        parser.error("--page measures all laws; name none")
    measured: list[tuple[Law, Found]] = []
    for law in [LAWS[name] for name in args.laws] or LAWS.values():
        measured.append((law, law.measure(args.games)))
        tell(*measured[-1])
    failed = sum(not found.holds for _, found in measured)
    print(f"{failed} of {len(measured)} laws do not hold ({args.games} games each)")
    if args.page:
        write(measured, args.games)
    return 1 if failed else 0


def tell(law: Law, found: Found) -> None:
    """Print one law and what was measured."""
    figures = ", ".join(f"{name} {value:.3f}" for name, value in found.figures.items())
    print(f"{law.id} {law.type} {'true ' if found.holds else 'FALSE'} {law.says}\n      {figures}", flush=True)
    for what, held in found.checks:
        if not held:
            print(f"      does not hold: {what}", flush=True)


def write(measured: list[tuple[Law, Found]], games: int) -> None:
    """Write the table of the page anew."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
    rows = [
        f"{games:,} games a way of playing.",
        "",
        "| law | type | holds | says | measured |",
        "| --- | --- | --- | --- | --- |",
    ]
    for law, found in measured:
        figures = ", ".join(f"{name} {value:.3f}" for name, value in found.figures.items())
        rows.append(f"| {law.id} | {law.type} | {'yes' if found.holds else '**no**'} | {law.says} | {figures} |")
    PAGE.write_text(f"{before}{START}\n" + "\n".join(rows) + f"\n{END}{rest.partition(END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
