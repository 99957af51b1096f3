"""Some gemeenten beside one another: the groups of each as a bar, and the course of each over the years."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.charts.key import KeyEntry
from dashboard.charts.lines import lines
from dashboard.charts.rows import Row, rows
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.trends import course_key
from dashboard.findings.data.national import National
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.peers.several import several_changed, several_groups
from dashboard.findings.profile.present import SHARE_OF
from dashboard.findings.trends.course import Course, course
from dashboard.findings.trends.subjects import subject_of, subjects
from dashboard.language import Language
from dashboard.style.colours import GROUPS, OTHERS

__all__ = ["course_exhibit", "course_of_some", "groups_of_some"]

_MEASURE, _BOTH = "aandeel", 700
"""What is followed, and pixels from which the old classification has room beside the new one."""


def groups_of_some(
    held: National, codes: Sequence[str], language: Language, height: int, width: int
) -> Exhibit:
    """The groups of each as parts of a bar, and behind it the share from elsewhere.

    Raises
    ------
    NotHeldError
        There are no figures of gemeenten.
    """
    found = several_groups(held, codes)
    numbers, say = found.numbers, language.say
    assert numbers.partition is not None
    kind, count = numbers.partition
    order = [group for group in GROUPS if group in set(numbers.frame["group"])]
    shares = {
        name: part.set_index("group")["share"].reindex(order).fillna(0.0)
        for name, part in numbers.frame.groupby("name", sort=False)
    }
    drawn = [
        Row(
            name,
            tuple((float(long), GROUPS[group]) for group, long in shares[name].items())
            if share.known
            else (),
            say(f"several.groups.{kind}.row", share=share.write(language))
            if share.known
            else share.write(language),
        )
        for name, share in found.shares
    ]
    words = say(f"trend.{kind}", groups=count)
    year = max(source.period for source in numbers.sources)
    return Exhibit(
        id="several_groups",
        numbers=numbers,
        language=language,
        title=numbers.title(language),
        subtitle=say("uw_gemeente.when", year=year, classification=words),
        alt=" ".join(told.say(language) for told in found.told) or numbers.title(language),
        picture=rows(drawn, language, width, height),
        key=tuple(KeyEntry("swatch", language.group(group), GROUPS.get(group, OTHERS)) for group in order),
        terms=(kind,),
    )


def course_of_some(
    held: National, codes: Sequence[str], language: Language, height: int, width: int
) -> Exhibit:
    """The share from elsewhere of each over the years.

    Raises
    ------
    NotHeldError
        There are no figures of gemeenten.
    """
    partition = next(one for one in SHARE_OF if one in held.shares)
    subject = subjects()[subject_of(SHARE_OF[partition])]
    found = course(held, codes[0], subject, _MEASURE, tuple(codes[1:]))
    return course_exhibit(found, (*several_changed(held, codes), *found.told), language, height, width)


def course_exhibit(
    found: Course,
    told: Sequence[Told],
    language: Language,
    height: int,
    width: int,
    others: Quantity | None = None,
) -> Exhibit:
    """A course over the years, drawn for a height; the present classification alone where both have no room.

    Parameters
    ----------
    found : Course
    told : sequence of Told
    language : Language
    height, width : int
        Pixels.
    others : Quantity, optional
        Who the peers are, where these stand beside it.
    """
    shown = found if width >= _BOTH else replace(found, panels=found.panels[-1:])
    return Exhibit(
        id="trends_lines",
        numbers=found.numbers,
        language=language,
        title=language.say(f"trends.exhibit.lines.title.{found.measure}"),
        alt=" ".join(one.say(language) for one in told),
        picture=lines(shown, language, width, False, height) if shown.panels else None,
        key=course_key(shown, others, language),
        terms=("breuk",),
    )
