"""Makes `.venv` beside this file, with salesdance installed in it from this checkout, for `play` and `test`.

Standard library only, and readable by Pythons too old for salesdance itself: they look for a newer one, hence
no type hints. A stamp inside `.venv` says what was installed, so the second start has nothing to do.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
STAMP = VENV / "salesdance-stamp"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
NO_PYTHON = (
    "salesdance needs Python 3.11, 3.12, 3.13 or 3.14 with its venv module, and none was found here"
    " (python.org has one for every system; on Debian and Ubuntu: apt install python3-venv)."
)
NO_INSTALL = "pip could not install salesdance; its own words stand above."
PROBE = "import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))"


def run(arguments, extras=""):
    """Prepare the environment and become its Python, with `arguments`; ends this process."""
    prepare(extras)
    command = [str(PYTHON), *arguments]
    if os.name == "nt":
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


def prepare(extras=""):
    """Install this checkout with its `extras` into `.venv`, unless the stamp says that it is there."""
    key, there = fingerprint(), stamped()
    if there[:1] == [key] and extras in (*there[1:], "") and works(PYTHON, "pass"):
        return
    extras = extras or "".join(there[1:])
    if there[:1] != [key] or not works(PYTHON, "import pip"):
        make()
    say("Installing salesdance and what it needs into .venv; this happens once.")
    target = str(HERE) + ("[" + extras + "]" if extras else "")
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--quiet"]
    command = [*pip, "install", "--editable", target]
    if subprocess.call(command, stdin=subprocess.DEVNULL, stdout=sys.stderr.fileno()):
        sys.exit(NO_INSTALL)
    STAMP.write_text(key + "\n" + extras + "\n")


def make():
    """Make an empty `.venv`, whatever was there before."""
    python = next((one for one in candidates() if works(one, PROBE)), None)
    if python is None:
        sys.exit(NO_PYTHON)
    if subprocess.call([str(python), "-m", "venv", "--clear", str(VENV)], stdin=subprocess.DEVNULL):
        sys.exit("Python could not make the folder " + str(VENV) + "; its own words stand above.")


def candidates():
    """Yield the Pythons of this machine: this one, those on the path, those that pyenv keeps."""
    names = ["python3.14", "python3.13", "python3.12", "python3.11", "python3", "python"]
    kept = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    for one in (sys.executable, *map(shutil.which, names), *sorted(kept.glob("3.1[1-4]*/bin/python"))):
        if one and VENV not in Path(one).parents:
            yield one


def works(python, program):
    """Tell whether this Python runs the program and ends well."""
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    try:
        return subprocess.call([str(python), "-c", program], **quiet) == 0
    except OSError:
        return False


def fingerprint():
    """Return what decides whether `.venv` still fits: what is asked for, and where it was put."""
    parts = [(HERE / name).read_bytes() for name in ("pyproject.toml", "environment.py")]
    return hashlib.sha256(b"\0".join([*parts, os.fsencode(str(HERE))])).hexdigest()


def stamped():
    """Return the stamp's lines: the fingerprint and the extras; nothing if there is no stamp."""
    return STAMP.read_text().split() if STAMP.is_file() else []


def say(sentence):
    """Talk goes to stderr."""
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    prepare(*sys.argv[1:2])
