"""The command line, and the place where the house is put together.

stdout is data, stderr is narration. Exit: 0 done, 1 done but not every engine answered, 2 bad input, 3 nothing could be
asked. No name stands on the command line or in the environment: it stands in the person file (ETHICS 3.6).
"""

import contextlib
import errno
import os
import sys
from importlib import import_module

import click

from identity_scan.cli.help_format import SpokenGroup, mistake
from identity_scan.cli.no_trace import leave_no_trace
from identity_scan.cli.startup import in_text, leaving_nothing, now, tell, unlock, write_reports
from identity_scan.keeping import settings
from identity_scan.session.own_file import tongue
from identity_scan.speech import language
from identity_scan.speech.errors import IdentityScanError
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later

DONE, PARTLY, STOPPED = 0, 1, 1


def main() -> None:
    """Run the command line; a failure ends in a plain sentence and an exit code, never in a traceback."""
    leave_no_trace()
    _speak_utf8()
    try:
        code = commands.main(standalone_mode=False, prog_name="identity-scan")
    except IdentityScanError as error:
        tell(error.what, error.remedy)
        code = error.exit_code
    except click.exceptions.Exit as end:
        code = end.exit_code
    except click.ClickException as error:
        tell(*mistake(error))
        code = 2
    except (KeyboardInterrupt, click.Abort):
        tell(_("Stopped."))
        code = STOPPED
    except Exception as error:  # noqa: BLE001  the boundary of the program: no traceback ever reaches a user
        code = _failed(error)
    sys.exit(code if isinstance(code, int) else DONE)


def _speak_utf8() -> None:
    """Write UTF-8 wherever it goes, and read it from pipes: what else Windows would take differs with every shell."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    with contextlib.suppress(AttributeError, ValueError):
        if not sys.stdin.isatty():
            sys.stdin.reconfigure(encoding="utf-8-sig")  # type: ignore[union-attr]


def _failed(error: Exception) -> int:
    """Say that the program failed, unless it is only that whoever read what it prints has left; give the exit code."""
    left = isinstance(error, BrokenPipeError)
    if sys.platform == "win32" and isinstance(error, OSError):  # where it is an invalid argument
        left = left or (error.errno == errno.EINVAL and error.filename is None)
    if left:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PARTLY
    from identity_scan.keeping.crash import note

    tell(note(error, None if leaving_nothing.get() else settings.folder(), now()))
    return 70


# -- the commands -----------------------------------------------------------------------------------------------------


COMMANDS = {
    # command: where it is made; each is imported when it is called, so that the screen comes at once
    "demo": "search_commands:demo",
    "scan": "search_commands:scan",
    "import": "search_commands:import_",
    "judge": "search_commands:judge",
    "engines": "search_commands:engines",
    "me": "me_command:me",
    "plan": "text_form:plan_",
    "answers": "text_form:answers",
    "findings": "text_form:findings",
    "first-page": "text_form:first_page",
    "help": "text_form:help_",
    "decide": "decide_command:decide",
    "undo": "decide_command:undo",
    "looked": "decide_command:looked",
    "settings": "decide_command:settings_",
    "actions": "step_commands:actions",
    "by-hand": "step_commands:by_hand",
    "look": "step_commands:look",
    "facts": "facts_command:facts",
    "ways": "ways_command:ways",
    "paper": "paper_command:paper",
    "strategies": "paper_command:strategies",
    "assistants": "assistants_command:assistants",
    "history": "kept_commands:history",
    "compare": "kept_commands:compare",
    "report": "kept_commands:report",
    "remind": "kept_commands:remind",
    "erase": "kept_commands:erase",
    "seal": "seal_command:seal_",
    "teach": "teach_command:teach",
    "doctor": "doctor_command:doctor",
}


@click.group(
    cls=SpokenGroup,
    shelf=COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda *given: given[-1] and import_module("identity_scan.cli.version_option").show(*given),
    help=later("Show the version, the data folder and the Python, and exit."),
)
@click.option(
    "--text", is_flag=True, help=later("For a screen reader: where things stand, one fact per line, no tables.")
)
@click.pass_context
def commands(context: click.Context, text: bool) -> None:
    """Search your own name as a client would, and decide what to do about what is found.

    Without a command the terminal interface opens; with --text alone, where things stand and what to type.
    """
    in_text.set(text)
    try:
        chosen = settings.read()
    except IdentityScanError:
        if context.invoked_subcommand != "doctor":  # which is there to say what is wrong
            raise
        chosen = settings.Settings()
    language.use(chosen.language or tongue())
    leaving_nothing.set(chosen.leave_nothing)
    if context.invoked_subcommand is None and text:
        from identity_scan.cli.text_form import say_top

        say_top()
    elif context.invoked_subcommand is None:
        for steered in ("TEXTUAL_PRESS", "TEXTUAL_DRIVER"):  # keys are pressed by a person at a terminal
            os.environ.pop(steered, None)
        from identity_scan.cli.doctor_command import LACKING, can_open

        if not can_open():
            context.exit(LACKING)
        from identity_scan.tui import open_own

        unlock()
        context.exit(open_own(now, write_reports))
