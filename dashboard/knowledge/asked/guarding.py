"""What keeps spam out without asking anybody else: a field for robots, a signed time, lengths, links, and how often."""

import datetime
from collections.abc import Mapping

from itsdangerous import BadSignature, TimestampSigner

from dashboard.markup.written import links_in

__all__ = ["TIME", "TRAP", "refused", "stamped"]

TRAP, TIME = "website", "tijd"
"""Fields of a form: one that nobody sees, and when the form was made."""

QUICK_S, OLD_S = 3, 24 * 60 * 60
"""Nobody writes a question sooner, and a form that is sent later may be a copy."""

_MOST_LINKS = 2


def stamped(key: str) -> str:
    """Return the present time, signed.

    Parameters
    ----------
    key : str
    """
    return TimestampSigner(key, "form").sign("form").decode()


def refused(form: Mapping[str, str], words: str, key: str, least: int, most: int) -> str | None:
    """Say why something is not taken; None where it is.

    Parameters
    ----------
    form : mapping
        What was sent.
    words : str
        What it says.
    key : str
        With which its time was signed.
    least, most : int
        Letters.

    Returns
    -------
    str or None
        Name of the reason, among the texts ``kennis.form``.
    """
    if form.get(TRAP):
        return "trap"
    if len(words) < least:
        return "short"
    if len(words) > most:
        return "long"
    if links_in(words) > _MOST_LINKS:
        return "links"
    age = _age_s(form.get(TIME, ""), key)
    if age is None or age > OLD_S:
        return "old"
    return "quick" if age < QUICK_S else None


def _age_s(stamp: str, key: str) -> float | None:
    try:
        _, made = TimestampSigner(key, "form").unsign(stamp, return_timestamp=True)
    except BadSignature:
        return None
    return (datetime.datetime.now(datetime.UTC) - made).total_seconds()
