"""Where things are on this machine: the content that ships with salesdance, and the player's own data.

Content travels in the wheel as `salesdance/_assets` and `salesdance/_scenarios`; a checkout and
`pip install -e` keep it at the top of the checkout. Nothing here is looked up at import.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from salesdance.errors import InputError

DATA_VARIABLE = "SALESDANCE_DATA"
SCENARIO_SUFFIXES = (".yaml", ".yml")


def assets_folder() -> Path:
    """Return the folder of decks, pictures and wording; InputError if this installation lacks it."""
    return _content_folder("assets")


def scenarios_folder() -> Path:
    """Return the folder of shipped scenarios; InputError if this installation lacks it."""
    return _content_folder("scenarios")


def shipped_scenarios() -> dict[str, Path]:
    """Return id -> file for every shipped scenario, in the order of ids; a file is named after its id."""
    return {
        path.stem: path
        for path in sorted(scenarios_folder().iterdir())
        if path.suffix in SCENARIO_SUFFIXES and not path.name.startswith(".")
    }


def find_scenario(name: str) -> Path:
    """Return the file meant by `name`: the id of a shipped scenario, or a path.

    InputError if there is no such file, or if it is a folder. Whether it can be read is not checked.
    """
    shipped = shipped_scenarios()
    if name in shipped:
        return shipped[name]
    path = Path(name)
    if name and path.is_dir():
        raise InputError(f"{name} is a folder; give one scenario file.")
    if not name or not path.exists():
        raise InputError(f"There is no scenario {name!r}. {_what_would_do(name, shipped)}")
    return path


def data_folder(env: Mapping[str, str] | None = None) -> Path:
    """Return the absolute folder for records and saved sittings; it may not exist yet.

    `--data-dir` decides, then SALESDANCE_DATA (`cli.main` hands the first on as the second), then the
    place this system keeps for such things. `env` defaults to the environment of this process.
    InputError if a relative folder or a `~` leads nowhere.
    """
    chosen = (os.environ if env is None else env).get(DATA_VARIABLE, "")
    if chosen:
        try:
            return Path(chosen).expanduser().absolute()
        except (OSError, RuntimeError) as error:
            raise InputError(f"The data folder {chosen!r} cannot be found ({error}).") from error
    import platformdirs

    return Path(platformdirs.user_data_dir("salesdance", appauthor=False))


def documents_folder() -> Path:
    """Return where this person keeps documents; the data folder, made now if need be, where there is no such place."""
    import platformdirs

    documents = Path(platformdirs.user_documents_dir())
    return documents if documents.is_dir() else ready_data_folder()


def ready_data_folder(env: Mapping[str, str] | None = None) -> Path:
    """Return `data_folder`, made now if need be, readable by its owner only; InputError if it cannot be."""
    folder = data_folder(env)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or "it cannot be made"
        raise InputError(
            f"The data folder {folder} cannot be used ({reason}). Choose another one with --data-dir."
        ) from error
    return folder


def _content_folder(name: str) -> Path:
    package = Path(__file__).resolve().parents[1]
    inside = package / f"_{name}"
    if inside.is_dir():
        return inside
    # Only below `src`: two levels above an installed package lies somebody else's folder.
    beside = package.parents[1] / name
    if package.parent.name == "src" and beside.is_dir():
        return beside
    raise InputError(
        f"The folder '{name}' that ships with salesdance is missing from {package}. "
        "Installing salesdance again brings it back."
    )


def _what_would_do(name: str, shipped: Mapping[str, Path]) -> str:
    import difflib

    near = difflib.get_close_matches(name, shipped, n=1)
    if near:
        return f"Did you mean {near[0]!r}?"
    return f"Give a path, or one of: {', '.join(shipped)}."
