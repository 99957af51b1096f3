"""Make briefings from the command line; see :mod:`dashboard.briefing.command`."""

from functools import partial

import typer

from dashboard.briefing.command import main
from data_sources.faults import in_one_line

if __name__ == "__main__":
    in_one_line(partial(typer.run, main))
