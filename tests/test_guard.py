"""The guard in conftest.py can fail a test; otherwise it would guard nothing."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).with_name("conftest.py")
# Audit events are raised by hand: the guard sees the deed, and nothing is done.
BAD_DEEDS = {
    "writing": "sys.audit('open', str(HOME / 'salesdance.db'), 'w', 0)",
    "making a folder": "sys.audit('os.mkdir', str(HOME / 'salesdance'), 0o700, -1)",
    "opening a database": "sys.audit('sqlite3.connect', str(HOME / 'salesdance.db'))",
    "calling out": "sys.audit('socket.connect', None, ('192.0.2.1', 443))",
}
GOOD_DEEDS = {
    "reading": "sys.audit('open', str(HOME / '.profile'), 'r', 0)",
    "writing elsewhere": "(tmp_path / 'here').write_text('fine')",
    "calling this machine": "sys.audit('socket.connect', None, ('127.0.0.1', 8000))",
}


def outcome_of(deed: str, folder: Path) -> str:
    tests, home, temp = folder / "checkout" / "tests", folder / "somebody", folder / "temp"
    for place in (tests, home, temp):
        place.mkdir(parents=True)
    shutil.copy(CONFTEST, tests / "conftest.py")
    (tests.parent / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    (tests / "test_deed.py").write_text(
        f"import sys\nfrom pathlib import Path\nHOME = Path.home()\n\ndef test_deed(tmp_path):\n    {deed}\n",
        encoding="utf-8",
    )
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--basetemp={temp / 'pytest'}"],
        cwd=tests.parent,
        env={"HOME": str(home), "USERPROFILE": str(home), "TMPDIR": str(temp), "TEMP": str(temp)},
        capture_output=True,
        text=True,
        check=False,
    ).stdout


@pytest.mark.parametrize("deed", BAD_DEEDS.values(), ids=BAD_DEEDS.keys())
def test_a_test_that_reaches_out_fails(deed: str, tmp_path: Path) -> None:
    assert "stays in its own folders" in outcome_of(deed, tmp_path)


@pytest.mark.parametrize("deed", GOOD_DEEDS.values(), ids=GOOD_DEEDS.keys())
def test_a_test_that_stays_at_home_passes(deed: str, tmp_path: Path) -> None:
    assert "1 passed in" in outcome_of(deed, tmp_path)
