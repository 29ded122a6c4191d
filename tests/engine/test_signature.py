"""Same seed, same moves, same game on any machine: one digest under other vector units, hash seeds and locales."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from salesdance.cli import bench
from salesdance.cli.main import entry
from salesdance.cli.signing import signature
from salesdance.errors import InputError

CHECKOUT = Path(__file__).resolve().parents[2]
FEWER = 24
PROBE = (
    "from numpy._core._multiarray_umath import __cpu_dispatch__ as all, __cpu_features__ as here;"
    "print(*[name for name in all if here.get(name)])"
)


def vector_units() -> list[str]:
    """Return the vector units that numpy would choose among here, from the plainest on."""
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)
    return done.stdout.split()


def started(seed: int, **environment: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "salesdance", "bench", "--signature", "--games", str(FEWER), "--seed", str(seed)]
    return subprocess.Popen(
        command, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def ended(process: subprocess.Popen[str]) -> str:
    out, complaints = process.communicate(timeout=120)
    assert process.returncode == 0, complaints
    assert len(out.strip()) == 64
    return out.strip()


def test_one_digest_under_three_vector_levels_two_hash_seeds_and_two_locales() -> None:
    units = vector_units()
    places = [
        (1, {"PYTHONHASHSEED": "0", "LC_ALL": "C", "NPY_DISABLE_CPU_FEATURES": " ".join(units)}),
        (1, {"PYTHONHASHSEED": "1", "LC_ALL": "tr_TR.UTF-8", "NPY_DISABLE_CPU_FEATURES": " ".join(units[1:])}),
        (2, {"PYTHONHASHSEED": "0", "LC_ALL": "C"}),
    ]
    running = [started(seed, **environment) for seed, environment in places]
    plain, other_unit, control = [ended(process) for process in running]
    assert plain == other_unit == signature(FEWER, 1)
    # The control: the digest does depend on what is played.
    assert control != plain


@pytest.mark.slow
def test_one_digest_in_twelve_surroundings_and_another_for_another_seed() -> None:
    units = vector_units()
    levels = ["", " ".join(units), " ".join(units[1:]), " ".join(units[2:])]
    hashes, zones = ("0", "1", "random"), ("UTC", "Pacific/Kiritimati", "America/St_Johns")
    locales = ("C", "C.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8")
    digests = []
    for at in range(12):
        surroundings = {
            "NPY_DISABLE_CPU_FEATURES": levels[at % 4],
            "PYTHONHASHSEED": hashes[at % 3],
            "TZ": zones[at // 4],
            "LC_ALL": locales[(at // 3) % 4],
            "LC_NUMERIC": locales[(at + 2) % 4],
            "OMP_NUM_THREADS": str(1 + at % 2),
        }
        digests.append(ended(started(1, **surroundings)))
    assert set(digests) == {signature(FEWER, 1)}
    assert ended(started(2)) not in digests


def test_the_committed_signature_is_that_of_this_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry(["bench", "--signature"]) == 0
    committed = (CHECKOUT / "benchmarks" / "signature.txt").read_text(encoding="ascii")
    # Whoever changes rules, deck, profiles or shipped deals: `salesdance bench --signature --write`.
    assert capsys.readouterr().out == committed


def test_a_signature_is_written_into_a_checkout_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert bench.signature_file() == CHECKOUT / "benchmarks" / "signature.txt"
    package = tmp_path / "site" / "salesdance" / "cli"
    package.mkdir(parents=True)
    monkeypatch.setattr(bench, "__file__", str(package / "bench.py"))
    with pytest.raises(InputError, match="no checkout"):
        bench.signature_file()
