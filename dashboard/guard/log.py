"""What Streamlit and the servers below it say in the log, in the words of all other lines."""

import logging
from collections.abc import Sequence

from streamlit import logger as streamlit_loggers

__all__ = ["say_alike"]


def say_alike(telling: Sequence[logging.Handler]) -> None:
    """Give every logger that Streamlit keeps apart, now and later, the handlers of all others.

    Its own setting (`logger.messageFormat`) knows neither JSON nor what is not to be told.

    Parameters
    ----------
    telling : sequence of Handler
    """

    def set_up(logger: logging.Logger) -> None:
        for handler in list(logger.handlers):
            logger.removeHandler(handler)
        for handler in telling:
            logger.addHandler(handler)

    streamlit_loggers.setup_formatter = set_up
    streamlit_loggers.update_formatter()
