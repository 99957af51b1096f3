"""The pages: their files, their addresses, and for which of the three users each is in the first place."""

from dataclasses import dataclass

__all__ = ["PAGES", "PLAIN", "USERS", "Page", "in_menu"]

USERS = ("prepare", "explore", "lead", "account")
"""Who prepares a meeting, who explores a gemeente, who leads a meeting; and the account for everyone."""


@dataclass(frozen=True)
class Page:
    """A page.

    Attributes
    ----------
    name : str
        Of its file in `screens`, and of its texts (`page.<name>.title`).
    path : str
        Its address below the dashboard's own; "" is the first page.
    user : str or None
        One of `USERS`; None keeps it out of the menu.
    shared : bool
        Whether its link is there to hand on: not where it shows nothing of one's own, or holds a key.
    """

    name: str
    path: str
    user: str | None = None
    shared: bool = True


PAGES: tuple[Page, ...] = (
    Page("start", "", shared=False),
    Page("uw_gemeente", "uw-gemeente", "prepare"),
    Page("opgaven", "opgaven", "prepare"),
    Page("briefing", "briefing", "prepare"),
    Page("kaart", "kaart", "explore"),
    Page("trends", "trends", "explore"),
    Page("vergelijk", "vergelijk", "explore"),
    Page("wijken", "wijken", "explore"),
    Page("eigen_gebied", "eigen-gebied", "explore"),
    Page("eigen_cijfers", "eigen-cijfers", "explore"),
    Page("bijeenkomst", "bijeenkomst", "lead", shared=False),
    Page("tafels", "tafels", shared=False),
    Page("presentatie", "presentatie", "lead", shared=False),
    Page("verantwoording", "verantwoording", "account"),
)

PLAIN: tuple[Page, ...] = (Page("kennis", "kennis", "prepare"),)
"""Pages of the menu that the server writes whole, without Streamlit."""


def in_menu(user: str) -> tuple[Page, ...]:
    """Return the pages that are there for one of `USERS`."""
    return tuple(page for page in (*PAGES, *PLAIN) if page.user == user)
