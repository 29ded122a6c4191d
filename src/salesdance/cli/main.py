"""The argument table: command name -> function, and each kind of failure -> exit status.

`--version` and `--help` load nothing but this file; a command's own module is imported when it is named.
Data goes to stdout, talk to stderr.
"""

import argparse
import contextlib
import importlib
import io
import os
import sys
from collections.abc import Sequence
from types import ModuleType

from salesdance import __version__

COMMANDS: dict[str, tuple[str, str]] = {
    "play": ("salesdance.cli.play:run", "play a deal, in a window or in the terminal"),
    "check": ("salesdance.cli.check:run", "say what is wrong with scenario files, and where"),
    "simulate": ("salesdance.cli.simulate:run", "let house players play a scenario many times"),
    "desk": ("salesdance.cli.desk:run", "a month of a hundred losses, and the year after it"),
    "habits": ("salesdance.cli.habits:run", "what you do in your deals, and the year on it"),
    "moments": ("salesdance.cli.moments:run", "meet turns of your own deals again, days later"),
    "guide": ("salesdance.cli.guide:run", "print the page for whoever leads a room"),
    "review": ("salesdance.cli.review:run", "print the debrief of a saved sitting again"),
    "replay": ("salesdance.cli.replay:run", "play a saved sitting again and compare every turn"),
    "records": ("salesdance.cli.records:run", "show, export, share, import or forget what is kept on this machine"),
    "schema": ("salesdance.cli.schema:run", "print the JSON Schema of scenario files"),
    "bench": ("salesdance.cli.bench:run", "measure the engine on this machine"),
    "doctor": ("salesdance.cli.doctor:run", "say whether this installation is sound"),
}
DEFAULT_COMMAND = "play"
EXIT_FAILED = 1
EXIT_BUG = 3
EXIT_INTERRUPTED = 130
EXIT_PIPE_CLOSED = 141
NOT_FOR_US = ("ENOSPC", "EDQUOT", "EROFS", "EACCES", "EPERM", "EIO", "EMFILE", "ENFILE")
"""Failures of the machine, by errno name: no bug of ours and nothing a report would explain."""


def entry(argv: Sequence[str] | None = None) -> int:
    """Run the command named by `argv` (default: that of the process) and return its exit status.

    Every failure becomes a sentence on stderr; nothing is raised.
    """
    _soften_streams()
    try:
        status = _ended(sys.argv[1:] if argv is None else argv)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        status = EXIT_PIPE_CLOSED
    except KeyboardInterrupt:
        _say("\nStopped.")
        status = EXIT_INTERRUPTED
    except Exception as error:
        status = _explain(error)
    return status if _stdout_settled() else status or EXIT_PIPE_CLOSED


def main(argv: Sequence[str]) -> int:
    """Run the command named by `argv` and return its exit status; failures are raised.

    SystemExit ends `--help`, `--version` and wrong usage, as argparse has it.
    """
    if list(argv) == ["--version"]:
        # argparse would load its help formatter for this, a third of the whole time.
        print(f"salesdance {__version__}")
        return 0
    before, command, after = _split(argv)
    if command is not None and command not in COMMANDS:
        _parser().error(f"there is no command {command!r}; {_near_command(command)}")
    parser = _parser(command)
    arguments = parser.parse_args([*before, *([command] if command else []), *after])
    if arguments.data_dir is not None:
        from salesdance.cli.places import DATA_VARIABLE

        # One source for `places.data_folder`, and the only one that worker processes inherit.
        os.environ[DATA_VARIABLE] = arguments.data_dir
    function = COMMANDS[arguments.command][0].partition(":")[2]
    return int(getattr(_module_of(arguments.command), function)(arguments))


def _split(argv: Sequence[str]) -> tuple[list[str], str | None, list[str]]:
    """Return the options before the command, the command, and the rest.

    Without a command it is `play`; None where argparse ends the run by itself.
    """
    at = 0
    while at < len(argv) and argv[at].startswith("-"):
        if argv[at] == "--data-dir" and at + 1 < len(argv):
            at += 2
        elif argv[at].startswith("--data-dir="):
            at += 1
        elif argv[at] in ("-h", "--help", "--version", "--data-dir"):
            return list(argv), None, []
        else:
            return list(argv[:at]), DEFAULT_COMMAND, list(argv[at:])
    if at == len(argv):
        return list(argv), DEFAULT_COMMAND, []
    return list(argv[:at]), argv[at], list(argv[at + 1 :])


def _parser(command: str | None = None) -> argparse.ArgumentParser:
    """Return the parser of all commands; only that of `command` knows its own arguments."""
    parser = argparse.ArgumentParser(
        prog="salesdance",
        description="A flight simulator for the sales conversation, and for what happens after it.",
        epilog="Without a command: play. `salesdance COMMAND --help` says more about one of them.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"salesdance {__version__}")
    _add_data_dir(parser, default=None)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", title="commands")
    for name, (_, one_line) in COMMANDS.items():
        own = commands.add_parser(name, help=one_line, description=_sentence(one_line), allow_abbrev=False)
        if name == command:
            # Allowed on both sides of the command; without a default, which would undo the first.
            _add_data_dir(own, default=argparse.SUPPRESS)
            _module_of(name).add_arguments(own)
    return parser


def _add_data_dir(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument(
        "--data-dir",
        metavar="FOLDER",
        default=default,
        help="keep records and saved sittings in FOLDER (also: SALESDANCE_DATA)",
    )


def _module_of(command: str) -> ModuleType:
    name = COMMANDS[command][0].partition(":")[0]
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as missing:
        if missing.name != name:
            raise
        from salesdance.errors import InputError

        raise InputError(f"The command '{command}' is not part of this installation.") from missing


def _near_command(word: str) -> str:
    import difflib

    near = difflib.get_close_matches(word, COMMANDS, n=1)
    if near:
        return f"did you mean {near[0]!r}?"
    return f"to play a scenario: salesdance play {word}"


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:] + "."


def _explain(error: Exception) -> int:
    """Say on stderr what went wrong, in one sentence, and return the exit status it deserves."""
    import errno

    from salesdance.errors import SalesdanceError

    if isinstance(error, SalesdanceError):
        _say(str(error))
        return error.exit_status
    if isinstance(error, OSError) and errno.errorcode.get(error.errno or 0) in NOT_FOR_US:
        where = f": {error.filename}" if error.filename else ""
        _say(f"The machine would not do it ({error.strerror}{where}). What was saved before is still there.")
        return EXIT_FAILED
    if isinstance(error, ModuleNotFoundError) and not (error.name or "").startswith("salesdance"):
        _say(f"The package '{error.name}' is missing; installing salesdance again brings it in.")
        return EXIT_FAILED
    from salesdance.cli import bug_report

    _say(bug_report.apology(error, bug_report.write(error)))
    return EXIT_BUG


def _ended(argv: Sequence[str]) -> int:
    """Return the status of `main`, also where argparse ended the run by itself."""
    try:
        return main(argv)
    except SystemExit as ended:
        if ended.code is None or isinstance(ended.code, int):
            return ended.code or 0
        _say(str(ended.code))
        return EXIT_FAILED


def _say(sentence: str) -> None:
    try:
        print(sentence, file=sys.stderr, flush=True)
    except (OSError, ValueError):
        return  # nobody listens there any more


def _soften_streams() -> None:
    # A terminal that cannot show a character, or piped rubbish, must not end a sitting.
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _stdout_settled() -> bool:
    """Flush stdout; if its reader is gone, point it at nothing, to keep Python's own last flush quiet."""
    if sys.stdout is None:
        return True
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    return True
