"""Commands that end in one line where something fails that may fail anywhere: settings, figures, disk, network.

Anything else is a fault of the program, and keeps its traceback.
"""

import atexit
import gc
import sys
from collections.abc import Callable

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsError

from data_sources.errors import DataSourceError
from data_sources.wording import masked, reason

__all__ = ["in_one_line", "line"]

FAILED, WRONGLY_ASKED, INTERRUPTED = 1, 2, 130
"""How a command ends: the last as shells have it."""

_SHOULD = {
    "int_parsing": "moet een geheel getal zijn",
    "int_from_float": "moet een geheel getal zijn",
    "float_parsing": "moet een getal zijn",
    "finite_number": "moet een getal zijn",
    "bool_parsing": "moet ja of nee zijn",
    "greater_than": "moet groter zijn dan {gt}",
    "greater_than_equal": "moet ten minste {ge} zijn",
    "less_than": "moet kleiner zijn dan {lt}",
    "less_than_equal": "mag hooguit {le} zijn",
    "literal_error": "moet {expected} zijn",
    "path_not_file": "is geen bestand",
    "path_not_directory": "is geen map",
}


def in_one_line(command: Callable[[], object]) -> None:
    """Run a command; where it fails for want of something outside it, say so in one line and end with a code.

    Parameters
    ----------
    command : callable

    Raises
    ------
    SystemExit
        With 1 where something failed, 2 where a setting is wrong.
    """
    # All that there is goes with the process: walking it once more at the end costs a quarter of a second.
    atexit.register(gc.freeze)
    try:
        command()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # Nobody reads on: there is nobody to tell, and Python would complain when it closes the pipe.
        sys.stdout = None
        sys.exit(FAILED)
    except Exception as error:
        said = line(error)
        if said is None:
            raise
        print(f"Mislukt: {said}", file=sys.stderr)
        sys.exit(WRONGLY_ASKED if isinstance(error, ValidationError | SettingsError) else FAILED)


def line(error: BaseException) -> str | None:
    """Say what failed; None of what is a fault of the program.

    Parameters
    ----------
    error : exception
    """
    match error:
        case DataSourceError():
            return masked(error)
        case ValidationError() if error.title in _settings():
            return "; ".join(_wrong(one) for one in error.errors(include_url=False, include_input=False))
        case SettingsError():
            return f"de instellingen zijn niet te lezen ({masked(error)})."
        case UnicodeDecodeError():
            return "de instellingen of een ander bestand zijn geen UTF-8."
        case OSError():
            where = f"{masked(error.filename)}: " if error.filename is not None else ""
            return f"{where}{reason(error)}."
        case MemoryError():
            return "er is te weinig geheugen."
    return None


def _settings() -> set[str]:
    return {one.__name__ for one in BaseSettings.__subclasses__()}


def _wrong(found: ErrorDetails) -> str:
    """Name a setting and how it should be; never what it is, which may be secret."""
    name = f"DIVERSITEIT_{found['loc'][0]}".upper() if found["loc"] else "DIVERSITEIT_…"
    should = _SHOULD.get(found["type"])
    if should is None:
        return f"instelling {name}: {masked(found['msg'])}."
    return f"instelling {name} {should.format(**found.get('ctx', {}))}."
