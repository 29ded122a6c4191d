"""Makes the committed tables of engine/curves: `python -m tests.engine.curve_tables` writes them again.

Computed in 40 digits and rounded once to whole billionths, so that every machine makes the same files.
"""

from decimal import ROUND_HALF_EVEN, Decimal, getcontext
from pathlib import Path

from salesdance.engine.curves import ENTROPY_STEPS, EXP_HIGH, EXP_LOW, LOGISTIC_REACH, STEPS_PER_UNIT

FOLDER = Path(__file__).resolve().parents[2] / "src" / "salesdance" / "engine" / "curves"
A_LINE = 8


def whole(x: Decimal) -> int:
    """Return x in whole billionths."""
    return int((x * 10**9).to_integral_value(ROUND_HALF_EVEN))


def grid(low: float, high: float, per_unit: int) -> list[Decimal]:
    """Return the places at which a table has its entries."""
    return [Decimal(low) + Decimal(i) / per_unit for i in range(int((high - low) * per_unit) + 1)]


def surprise(p: Decimal) -> Decimal:
    """Return -p log2 p; 0 for 0."""
    return -p * p.ln() / Decimal(2).ln() if p else Decimal(0)


def tables() -> dict[str, list[int]]:
    """Return every table by the name of its file."""
    getcontext().prec = 40
    return {
        "exp": [whole(x.exp()) for x in grid(EXP_LOW, EXP_HIGH, STEPS_PER_UNIT)],
        "logistic": [whole(1 / (1 + (-x).exp())) for x in grid(-LOGISTIC_REACH, LOGISTIC_REACH, STEPS_PER_UNIT)],
        "surprise": [whole(surprise(p)) for p in grid(0, 1, ENTROPY_STEPS)],
    }


def text_of(numbers: list[int]) -> str:
    """Return a table as the text of its file."""
    rows = [numbers[at : at + A_LINE] for at in range(0, len(numbers), A_LINE)]
    return "".join(" ".join(map(str, row)) + "\n" for row in rows)


if __name__ == "__main__":
    for name, numbers in tables().items():
        (FOLDER / f"{name}.txt").write_text(text_of(numbers), encoding="ascii")
