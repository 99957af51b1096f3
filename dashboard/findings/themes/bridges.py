"""The bridge from the picture of a gemeente to its tasks: which pattern makes which theme worth a talk, and why.

Declared in ``content/bridges.toml``. A pattern is a finding of the gemeente's own story, so that what is told here is
what the five answers tell; whether it is one is decided by how the finding is told and how far it lies.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from pydantic import Field, model_validator

from dashboard.analysis.themes import themes
from dashboard.findings.data.national import National
from dashboard.findings.known.facts import Fact, facts
from dashboard.findings.model.finding import Finding
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.model.story import Story
from dashboard.findings.profile.eu_migrants import eu_migrants_finding, marked
from dashboard.language import Language
from data_sources.declared import Declared, Text, read_declaration
from data_sources.errors import NotHeldError

__all__ = ["Bridge", "Bridges", "Rule", "bridge_findings", "bridges", "declared", "themes_told"]


class Rule(Declared):
    """A pattern, the theme that it makes worth a talk, and why; see the declaration."""

    finding: str
    told: tuple[str, ...] = Field(min_length=1)
    least: float | None = None
    below: Mapping[str, float] = Field(default_factory=dict)
    says: int | str = Field(default=1)
    theme: str
    pattern: Text
    when: Text | None = None
    fact: str
    so: Text | None = None

    @property
    def known(self) -> Fact:
        """What is known that makes the theme worth a talk."""
        return facts()[self.fact]

    def why(self, language: Language) -> str:
        """Say why the pattern makes the theme worth a talk."""
        told = self.known.say(language)
        return f"{told} {self.so[language.code]}" if self.so else told

    def meets(self, finding: Finding, least: float) -> bool:
        """Whether a finding is this pattern; `least` holds where the rule has none of its own."""
        far = (finding.unusual or 0) >= (least if self.least is None else self.least)
        ends = tuple(f".{end}" for end in self.told)
        under = all(finding.values[name].value < most for name, most in self.below.items())
        return far and under and any(one.key.endswith(ends) for one in finding.told)

    def tells(self, finding: Finding) -> tuple[Told, ...]:
        """Say the pattern with the gemeente's own figure."""
        if isinstance(self.says, int):
            return finding.told[: self.says]
        return (Told(self.says, finding.values),)


class Bridges(Declared):
    """The whole declaration."""

    most: int
    least: float
    rule: tuple[Rule, ...]

    @model_validator(mode="after")
    def _hangs_together(self) -> "Bridges":
        if unknown := {rule.theme for rule in self.rule} - set(themes().theme):
            raise ValueError(f"unknown themes: {', '.join(sorted(unknown))}")
        if unknown := {rule.fact for rule in self.rule} - set(facts()):
            raise ValueError(f"unknown facts: {', '.join(sorted(unknown))}")
        return self


@dataclass(frozen=True)
class Bridge:
    """A pattern of one gemeente and the theme that it makes worth a talk.

    Attributes
    ----------
    rule : Rule
    finding : Finding
    """

    rule: Rule
    finding: Finding

    @property
    def told(self) -> tuple[Told, ...]:
        """The pattern with the gemeente's own figure."""
        return self.rule.tells(self.finding)

    def pattern(self, language: Language) -> str:
        """Say the pattern in a few words, with its years where those are not of today."""
        rule, code = self.rule, language.code
        if rule.when is None:
            return rule.pattern[code]
        values = {name: value.write(language) for name, value in self.finding.values.items()}
        return f"{rule.pattern[code]} {rule.when[code].format(**values)}"


@cache
def declared() -> Bridges:
    """Return all rules.

    Raises
    ------
    data_sources.declared.NotDeclaredError
        The declaration lacks a language, or names a theme or fact that is not declared.
    """
    return read_declaration("dashboard.content", "bridges.toml", Bridges)


def bridges(held: National, told: Story) -> tuple[Bridge, ...]:
    """Choose the bridges of a gemeente.

    Parameters
    ----------
    held : National
    told : Story

    Returns
    -------
    tuple of Bridge
        The farthest first, each of another theme and another finding; perhaps none.
    """
    rules = declared()
    met = []
    for rule in rules.rule:
        finding = _found(held, told, rule.finding)
        if finding is not None and rule.meets(finding, rules.least):
            met.append(Bridge(rule, finding))
    chosen: list[Bridge] = []
    for one in sorted(met, key=lambda bridge: -(bridge.finding.unusual or 0)):
        others = {(other.rule.theme, other.rule.finding) for other in chosen}
        if not any(one.rule.theme == theme or one.rule.finding == finding for theme, finding in others):
            chosen.append(one)
    return tuple(chosen[: rules.most])


def themes_told(held: National, told: Story) -> Told:
    """Say in one sentence which themes are worth a talk and for which patterns, or that no pattern stands out."""
    found = bridges(held, told)
    name = {"name": Quantity(told.name, "name")}
    if not found:
        return Told("bridge.none", name)
    items = tuple(
        Told(
            "bridge.item",
            {
                "theme": _both(themes().theme[one.rule.theme].label),
                "pattern": Quantity((one.pattern(Language("nl")), one.pattern(Language("en"))), "both"),
            },
        )
        for one in found
    )
    return Told("bridge.themes", name | {"items": Quantity(items, "list")})


def bridge_findings(held: National, told: Story) -> tuple[Finding, ...]:
    """Tell the bridges as findings of their own: theme, pattern and why; one that says so where there are none."""
    found = bridges(held, told)
    if not found:
        return (Finding("bridge_none", (themes_told(held, told),)),)
    return tuple(
        replace(
            one.finding,
            id=f"bridge_{one.rule.theme}",
            told=(
                Told("bridge.lead", {"theme": _both(themes().theme[one.rule.theme].label)}),
                *one.told,
                Told(
                    "bridge.because",
                    {"why": _why(one.rule), "works": Quantity(one.rule.known.source.short, "name")},
                ),
            ),
        )
        for one in found
    )


def _why(rule: Rule) -> Quantity:
    return Quantity((rule.why(Language("nl")), rule.why(Language("en"))), "both")


def _both(text: Text) -> Quantity:
    return Quantity((text.nl, text.en), "both")


def _found(held: National, told: Story, id: str) -> Finding | None:
    try:
        if id in _BESIDES:
            return _BESIDES[id](held, told.gemeente)
        return next(iter(told.there(id)), None)
    except NotHeldError:
        return None


def _many_eu_migrants(held: National, gemeente: str) -> Finding | None:
    return eu_migrants_finding(held, gemeente) if gemeente in marked(held) else None


_BESIDES: Mapping[str, Callable[[National, str], Finding | None]] = MappingProxyType(
    {"eu_migrants": _many_eu_migrants}
)
"""Findings that are no part of a story."""
