"""The five answers of a gemeente, each in a sentence: who, how it changed, few or many groups, where, and what it asks.

Made of the findings of its story, which say the same at length: nothing is computed here that they do not hold.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from dashboard.analysis.type_rules import typology
from dashboard.findings.data.national import HERKOMST, OLD, National, national
from dashboard.findings.model.absence import told
from dashboard.findings.model.citation import Citation
from dashboard.findings.model.finding import Finding
from dashboard.findings.model.quantities import Quantity, Told, beside, compared
from dashboard.findings.model.spoken import grammatical, spoken
from dashboard.findings.model.story import Story
from dashboard.findings.profile.present import SHARE_OF, of_gemeente, sum_of_rounded
from dashboard.findings.profile.profile import profile
from dashboard.findings.profile.story import story
from dashboard.findings.profile.told_by_country import classification
from dashboard.findings.themes.bridges import themes_told
from data_sources import Snapshot
from data_sources.errors import NotHeldError
from data_sources.kept import kept

__all__ = ["STEPS", "TALKED_WITH", "Answer", "answer", "answer_of"]

Question = tuple[Told, tuple[Told, ...]]

TALKED_WITH = 3
"""Gemeenten that are named to talk with."""


@dataclass(frozen=True)
class Answer:
    """One answer in words.

    Attributes
    ----------
    told : tuple of Told
        What is said first.
    under : tuple of Told
        What is said after it: what it stands beside, and what is not known.
    questions : tuple of (Told, tuple of Told)
        Questions, each with what the figures say to it; of the last step alone.
    sources : tuple of Citation
        Of what is said to those questions.
    """

    told: tuple[Told, ...]
    under: tuple[Told, ...] = ()
    questions: tuple[Question, ...] = ()
    sources: tuple[Citation, ...] = ()


@kept(2000)
def answer(held: Snapshot, gemeente: str, step: str, year: int) -> Answer:
    """Answer one of the five questions.

    Parameters
    ----------
    held : Snapshot
    gemeente : str
        Code, of today.
    step : str
        One of :data:`STEPS`.
    year : int
        Of the figures of the first step; the others tell the latest there are.

    Returns
    -------
    Answer
        Where the figures are not held, why.
    """
    return answer_of(national(held), story(held, gemeente), step, year)


def answer_of(held: National, about: Story, step: str, year: int) -> Answer:
    """Answer as :func:`answer` does, about a gemeente or an area of one's own that has a story among these figures."""
    try:
        return _ANSWERS[step](held, about, year)
    except NotHeldError as error:
        return Answer((told(error.lacking),))


def _who(held: National, told: Story, year: int) -> Answer:
    """How many have an origin elsewhere, as people say it."""
    found = profile(held, told.gemeente, year)
    share = found.share.values["share"]
    standing = found.standing.told if found.standing else ()
    if not share.known:
        return Answer(found.share.told)
    words = dict(found.share.values) | {"spoken": spoken(share.value)}
    if not share.rounded:
        # With the decimal of the series and legends in which the same shares stand.
        words |= {name: replace(words[name], digits=1) for name in ("share", "national")}
    # Of years with percentages alone nobody knows how many people that were.
    counted = "counted" if words["persons"].known else "share"
    if words["persons"].known:
        residents = held.values(found.indicator).loc[(told.gemeente, year), "inhabitants"]
        words["residents"] = Quantity(int(residents), "count")
        words["counted"] = replace(words["persons"], unit="count")
        if words["persons"].rounded:
            words["residents"] = replace(words["residents"], rounded=True)
    headline = Told(f"steps.who.{found.partition[0]}.{counted}", words | grammatical(share.value), "part")
    lies = beside(words["share"], words["national"]) if words["national"].known else "alone"
    return Answer((headline,), (Told(f"steps.who.beside.{lies}", words), *standing))


def _change(held: National, told: Story, year: int) -> Answer:
    """How the share moved since the break, at which pace, and before it."""
    change = told.finding("change")
    moved = next(iter(change.told)).key.rsplit(".", 1)[1]
    if moved == "missing":
        return Answer(change.told, _before(held, told))
    # The change between the two is not told with them: they need no more decimals than the picture beside them has.
    words = dict(change.values) | {
        name: replace(change.values[name], digits=1) for name in ("before", "after")
    }
    return Answer((Told(f"steps.change.{moved}", words),), (*_pace(told), *_before(held, told)))


def _pace(told: Story) -> tuple[Told, ...]:
    """How fast that went beside the country, over the years in which nothing else happened."""
    tempo = next(iter(told.there("tempo")), None)
    if tempo is None or "points" not in tempo.values or "national" not in tempo.values:
        return ()
    fell = tempo.told[0].key.endswith("less")
    words = dict(tempo.values)
    own = replace(words["points"], value=-words["points"].value if fell else words["points"].value)
    words["own"] = replace(own, unit="change")
    said = Told(f"steps.pace.{compared(words['own'], words['national'])}", words)
    own_first = told.finding("change").values["first"].value
    # Otherwise two spans stand there without a reason.
    return (Told("steps.pace.since", words), said) if words["first"].value > own_first else (said,)


def _before(held: National, told: Story) -> tuple[Told, ...]:
    """The share in the classification of before, at both ends of its series."""
    indicator = SHARE_OF[OLD]
    if OLD not in held.shares or HERKOMST not in held.shares:
        return ()
    values = held.values(indicator)
    shares, basis = (of_gemeente(values[column], told.gemeente) for column in ("value", "basis"))
    shares = shares.dropna()
    if len(shares) < 2:
        return ()
    first, last = shares.index[0], shares.index[-1]
    before, after = (
        Quantity(
            float(shares[year]),
            "chance",
            1,
            rounded=basis[year] in ("herindeling", "afgerond"),
            within=sum_of_rounded(held, indicator, told.gemeente, int(year)),
        )
        for year in (first, last)
    )
    words = {"before": before, "after": after}
    words |= {"first": Quantity(int(first), "year"), "last": Quantity(int(last), "year")}
    return (Told(f"steps.before.{compared(after, before)}", words),)


def _variety(held: National, told: Story, year: int) -> Answer:
    """The largest group, and as how many equally large groups all are together."""
    largest, effective = told.finding("largest"), told.finding("effective")
    share = largest.values.get("share")
    if share is None or not share.known:
        return Answer(largest.told)
    which = classification(held)
    words = dict(largest.values) | {"spoken": spoken(share.value)}
    form = largest.told[0].key.rsplit(".", 1)[1]
    headline = Told(f"steps.variety.{which}.{form}", words | grammatical(share.value), "part")
    under = [Told("steps.variety.rest" if form == "named" else "steps.variety.when", words)]
    beside = effective.told[0].key.rsplit(".", 1)[1]
    if beside != "missing":
        # The country is told by the same countries, of which other figures of it name more.
        words = {"named": largest.values["named"]} | dict(effective.values)
        under += [
            Told(f"steps.variety.{which}.effective", words),
            Told(f"steps.variety.beside.{beside}", words),
        ]
    return Answer((headline,), tuple(under))


def _where(held: National, told: Story, year: int) -> Answer:
    """The wijken with most and least, and whether the groups live apart more than elsewhere."""
    wijken = told.finding("wijken")
    mixing = next(iter(told.there("mixing_H_3")), None)
    beside = [one for one in mixing.told if ".peers." in one.key] if mixing else []
    forms = {one.key.rsplit(".", 1)[1]: one for one in beside}
    under = [
        Told(f"steps.where.{form}", one.filled) for form, one in forms.items() if form in ("more", "less")
    ]
    if not wijken.told[0].key.endswith("apart"):
        return Answer(wijken.told, tuple(under))
    words = dict(wijken.values)
    ends = [words[end].value for end in ("highest", "lowest")]
    for end, (name, value) in zip(("highest", "lowest"), map(_called, ends), strict=True):
        words |= {f"{end}_name": name, f"{end}_value": value}
    sure = all(isinstance(named, tuple) and len(named) == 1 for named in ends)
    when = Told("steps.where.when" if sure else "steps.where.when_unsure", words)
    return Answer((Told("steps.where.apart", words),), (when, *under))


def _called(named: tuple[Told, ...] | Told) -> tuple[Quantity, Quantity]:
    """The area at one end by its name, or all that rounding does not tell apart there, and the figure of the first."""
    if isinstance(named, Told):
        first = named.filled["first"].value
        return Quantity(
            Told(named.key, {**named.filled, "first": first.filled["name"]}), "told"
        ), first.filled["value"]
    names = tuple(Told("ends.named", {"name": one.filled["name"]}) for one in named)
    return Quantity(names, "any"), named[0].filled["value"]


def _ask(held: National, told: Story, year: int) -> Answer:
    """With whom to talk, about which themes, and the questions of the VNG with what the figures say to each."""
    nearest = told.finding("nearest")
    name = {"name": Quantity(told.name, "name")}
    if "names" in nearest.values:
        names = nearest.values["names"].value[:TALKED_WITH]
        headline = Told("steps.ask.talk", name | {"names": Quantity(tuple(names), "names")})
    else:
        headline = nearest.told[0]
    return Answer((headline,), (themes_told(held, told),), *_questions(held, told, name))


def _questions(
    held: National, told: Story, name: Mapping[str, Quantity]
) -> tuple[tuple[Question, ...], tuple[Citation, ...]]:
    """The questions with what is said to each, and where that comes from."""

    def first(id: str) -> tuple[Finding, ...]:
        return tuple(told.there(id))[:1]

    told_apart = typology().type[str(held.types.loc[told.gemeente, "type"])].peers
    diverse = tuple(told.standouts[:1])
    # Of a gemeente that was merged since it is not known who came: that is no answer.
    came = tuple(one for one in told.there("arrivals") if one.values["value"].known)[:1]
    alike = first("type_peers" if told_apart else "nearest")
    facts = {
        "diverse": diverse[0].told[:1] if diverse else _told_of(first("outside")),
        "anticipates": (*_change(held, told, held.year).told, *_told_of(came)[:1]),
        "help": (Told("steps.ask.together"), *_told_of(alike)[: None if told_apart else 1]),
    }
    used = (*(diverse or first("outside")), told.finding("change"), *came, *alike)
    sources = dict.fromkeys(source for finding in used for source in finding.sources)
    return tuple((Told(f"steps.ask.{one}", name), said) for one, said in facts.items()), tuple(sources)


def _told_of(findings: tuple[Finding, ...]) -> tuple[Told, ...]:
    return tuple(told for finding in findings for told in finding.told)


_ANSWERS: Mapping[str, Callable[[National, Story, int], Answer]] = MappingProxyType(
    {"who": _who, "change": _change, "variety": _variety, "where": _where, "ask": _ask}
)

STEPS = tuple(_ANSWERS)
"""The five questions, in the order in which they are answered."""
