"""Make briefings from the command line; see :mod:`dashboard.briefing.command`."""

import typer

from dashboard.briefing.command import main

if __name__ == "__main__":
    typer.run(main)
