"""The page of one gemeente."""

from html import escape

from dashboard.exhibits.five_steps import Step, step_unkept
from dashboard.findings.data.national import national
from dashboard.findings.data.origin import offer
from dashboard.findings.profile.steps import STEPS, answer
from dashboard.language import Language
from dashboard.plain.addresses import ALL, address, card_address
from dashboard.plain.document import About, whole
from dashboard.plain.packed import NOTE, Kept, filled, folded
from dashboard.plain.steps import DESK, PHONE, step_html
from dashboard.url.pages import PAGES, PLAIN
from data_sources import Snapshot
from data_sources.kept import kept

__all__ = ["gemeente_page", "latest_year"]

_MANY = 800
"""Pages that are kept: of every gemeente, in both languages."""

_WAYS = ("uw_gemeente", "kaart", "trends", "vergelijk", "wijken", "opgaven", "kennis")


def latest_year(held: Snapshot) -> int:
    """Return the year that the dashboard shows where nobody asks for another."""
    return offer(held).years("gemeente")[0]


@kept(_MANY)
def gemeente_page(held: Snapshot, gemeente: str, language: Language, origin: str, former: str | None) -> Kept:
    """Make the page of a gemeente as it is sent.

    Parameters
    ----------
    held : Snapshot
    gemeente : str
        Code, of today.
    language : Language
    origin : str
        The address of the site.
    former : str or None
        Code of the gemeente of before that was asked for.
    """
    note = ""
    if former is not None:
        became = national(held).gemeenten.what_became(former, language)
        note = f'<p class="note">{escape(became)}</p>'
    return Kept.pack(filled(_written(held, gemeente, language), origin, note), held.version)


@kept(_MANY)
def _written(held: Snapshot, gemeente: str, language: Language) -> bytes:
    """All of it that is the same for every visitor: this is what takes time."""
    name, say = national(held).gemeenten.names[gemeente], language.say
    year = latest_year(held)

    def answered(id: str, width: int) -> Step:
        return step_unkept(held, gemeente, id, year, width, language)

    steps = "".join(step_html(held, answered(id, DESK), answered(id, PHONE), language) for id in STEPS)
    first = answer(held, gemeente, STEPS[0], year)
    sentence = " ".join(one.say(language) for one in (*first.told, *first.under))
    about = About(
        title=say("plain.title", name=name),
        description=sentence,
        path=f"{ALL}/{gemeente}",
        picture=card_address(gemeente, 1, None, language),
        gemeente=gemeente,
    )
    ways = "".join(
        f'<li><a href="{_into(page, gemeente, language)}">{escape(say(f"plain.to.{page}", name=name))}</a></li>'
        for page in _WAYS
    )
    body = (
        f'{NOTE}<h1>{escape(name)}</h1><p class="lead">{escape(say("plain.lead"))} '
        f'<a class="open" href="{_into("uw_gemeente", gemeente, language)}">{escape(say("plain.open", name=name))}</a>'
        f'</p>{steps}<nav class="ways" aria-labelledby="verder"><h2 id="verder">{escape(say("plain.further"))}</h2>'
        f"<ul>{ways}</ul></nav>"
    )
    return folded(whole(about, body, language, held))


def _into(name: str, gemeente: str, language: Language) -> str:
    path = next(page.path for page in (*PAGES, *PLAIN) if page.name == name)
    return escape(address(f"/{path}", language, {"gemeente": gemeente}))
