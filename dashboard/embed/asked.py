"""What an address asks for: which exhibit, of which gemeente, in which form; or why it asks for nothing there is."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from dashboard.embed.addressed import ADDRESSED, Addressed, Wanted
from dashboard.exhibits.exhibit import Exhibit
from dashboard.findings.data.gemeenten import Gemeenten
from dashboard.findings.data.national import national
from dashboard.findings.data.origin import offer
from dashboard.findings.data.search import NotFoundError, find_gemeente
from dashboard.language import PARAMETER, Language
from dashboard.url.pages import PAGES
from dashboard.url.view import PARAMETERS, read_view
from data_sources import Snapshot

__all__ = ["COUNTRY", "NO_SENTENCE", "SENTENCE", "SENTENCES", "SHORT", "Asked", "AskedAmissError", "asked"]

COUNTRY = "nederland"
"""In place of a gemeente: the whole country."""


SENTENCE, SHORT, NO_SENTENCE = "zin", "kort", "geen"
"""Name in a query: how much of the sentence stands under the title of an embedded page; and what shortens it."""

SENTENCES = ("heel", SHORT, NO_SENTENCE)
"""The first where nobody asks."""


class AskedAmissError(ValueError):
    """There is no such exhibit; says why, in the language of who asks."""


@dataclass(frozen=True)
class Asked:
    """An exhibit that is asked for.

    Attributes
    ----------
    name : str
    addressed : Addressed
    wanted : Wanted
    sentence : str
        One of `SENTENCES`.
    """

    name: str
    addressed: Addressed
    wanted: Wanted
    sentence: str = SENTENCES[0]

    @property
    def place(self) -> str:
        """The code of the gemeente, or the word for the country."""
        return self.wanted.view.gemeente or COUNTRY

    @property
    def query(self) -> dict[str, str]:
        """All that was asked, in one order and without what goes without saying."""
        view = {name: value for name, value in self.wanted.view.parameters().items() if name != "gemeente"}
        own = {
            option: value
            for option, value in self.wanted.options.items()
            if value != self.addressed.options[option][0]
        }
        said = {SENTENCE: self.sentence} if self.sentence != SENTENCES[0] else {}
        return dict(sorted((view | own | said).items()))

    @property
    def live(self) -> str:
        """Where the dashboard shows it, within the site."""
        page = next(page for page in PAGES if page.name == self.addressed.page)
        query = self.wanted.view.parameters()
        return f"/{page.path}?{urlencode(query)}" if query else f"/{page.path}"

    def exhibit(self) -> Exhibit:
        """Make it.

        Raises
        ------
        AskedAmissError
            There is nothing to show of this gemeente.
        data_sources.errors.NotHeldError
            The figures that it rests on are not held.
        """
        made = self.addressed.make(self.wanted)
        if made is None:
            raise AskedAmissError(self.wanted.language.say("beeld.nothing"))
        return made


def asked(held: Snapshot, name: str, place: str, query: Mapping[str, str], language: Language) -> Asked:
    """Read an address.

    Parameters
    ----------
    held : Snapshot
    name : str
        Of `ADDRESSED`.
    place : str
        A gemeente in any form, or `COUNTRY`.
    query : mapping of str to str
        As in the address of a page, and the exhibit's own options; anything at all.
    language : Language

    Raises
    ------
    AskedAmissError
        There is no such exhibit, gemeente or option: nothing else is given in its place, for nobody sees a note.
    """
    say = language.say
    addressed = ADDRESSED.get(name)
    if addressed is None:
        raise AskedAmissError(say("beeld.unknown"))
    frames, national_one = national(held), place == COUNTRY
    if national_one and not addressed.national:
        raise AskedAmissError(say("beeld.whose"))
    given = {key: value for key, value in query.items() if key in PARAMETERS.values() and key != PARAMETER}
    if not national_one:
        given["gemeente"] = place
    given |= {PARAMETER: language.code}
    view, notes = read_view(given, offer(held), frames.gemeenten, language, frames.kinds_of)
    if not national_one and view.gemeente is None:
        raise AskedAmissError(notes[0] if notes else say("beeld.whose"))
    # A former gemeente is told of and shown; what else is noted is that something is not shown as it was asked.
    told = {frames.gemeenten.what_became(former, language) for former in _former(place, frames.gemeenten)}
    if amiss := [note for note in notes if note not in told]:
        raise AskedAmissError(" ".join(amiss))
    options = {}
    for option, allowed in (*addressed.options.items(), (SENTENCE, SENTENCES)):
        options[option] = query.get(option, allowed[0])
        if options[option] not in allowed:
            raise AskedAmissError(say("beeld.option", option=option, allowed=", ".join(allowed)))
    sentence = options.pop(SENTENCE)
    return Asked(name, addressed, Wanted(held, view, options, language), sentence)


def _former(place: str, known: Gemeenten) -> tuple[str, ...]:
    """The gemeente that is gone, where one is asked for."""
    try:
        former = find_gemeente(place, known).former
    except NotFoundError:
        return ()
    return (former,) if former else ()
