"""The wheel is whole: built, unpacked elsewhere and run from an empty folder, it finds what it ships."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]


def run(*words: str | Path, cwd: Path, path: Path | None = None) -> str:
    env = {**os.environ, "PYTHONPATH": str(path)} if path else dict(os.environ)
    done = subprocess.run([sys.executable, *words], cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built once."""
    folder = tmp_path_factory.mktemp("dist")
    run("-m", "build", "--wheel", "--no-isolation", "--outdir", folder, CHECKOUT, cwd=folder)
    (built,) = folder.glob("salesdance-*.whl")
    return built


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel was installed; what it depends on comes from the running environment."""
    folder = tmp_path_factory.mktemp("installed")
    pip = ["-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-deps", "--no-index"]
    run(*pip, "--target", folder, wheel, cwd=folder)
    return folder


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def files_below(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc"
    }


@pytest.mark.parametrize(
    ("folder", "inside"),
    [
        ("src/salesdance", "salesdance"),
        ("assets", "salesdance/_assets"),
        ("scenarios", "salesdance/_scenarios"),
    ],
)
def test_every_file_travels(wheel: Path, folder: str, inside: str) -> None:
    files = files_below(CHECKOUT / folder)
    assert files
    assert {f"{inside}/{name}" for name in files} <= names_in(wheel)


def test_nothing_else_travels(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in names_in(wheel)}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"salesdance"}


def test_it_runs_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    program = "import salesdance; print(salesdance.__file__)"
    assert str(installed) in run("-c", program, cwd=tmp_path, path=installed)
    assert run("-m", "salesdance", "--version", cwd=tmp_path, path=installed).startswith("salesdance ")


def test_it_finds_its_content_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    told = json.loads(run("-m", "salesdance", "doctor", "--format", "json", cwd=tmp_path, path=installed))
    found = {one["name"]: one["found"] for one in told["checks"]}
    assert found["assets"] == str(installed / "salesdance" / "_assets")
    assert found["scenarios"] == str(installed / "salesdance" / "_scenarios")


def test_a_shipped_scenario_is_sound_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    the_yes = installed / "salesdance" / "_scenarios" / "the_yes.yaml"
    run("-m", "salesdance", "check", the_yes, cwd=tmp_path, path=installed)
    assert list(tmp_path.iterdir()) == []


def test_the_customers_of_the_desk_fit_their_deal_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    customers = installed / "salesdance" / "_assets" / "desk" / "customers.yaml"
    run("-m", "salesdance", "check", customers, cwd=tmp_path, path=installed)
