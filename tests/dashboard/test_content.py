import string
import tomllib
from collections import Counter
from pathlib import Path

import pytest

import dashboard
from dashboard.content import LANGUAGES, texts, written
from dashboard.content.composed import composed
from dashboard.findings.data.origin import LEVELS
from dashboard.findings.model.indicators import indicators
from dashboard.findings.within.classes import METHODS
from dashboard.language import Language
from dashboard.url.pages import PAGES
from data_sources.catalogue import groups


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_text_stands_in_both_languages_with_the_same_gaps():
    nl, en = (texts(code) for code in LANGUAGES)
    assert set(nl) == set(en)
    assert {k for k in nl if placeholders(nl[k]) != placeholders(en[k])} == set()


@pytest.mark.parametrize("code", LANGUAGES)
def test_everything_declared_has_its_words(code):
    language = Language(code)
    wanted = [
        f"indicator.{one.entry}.{part}"
        for one in indicators().values()
        for part in ("name", "option", "meaning", "definition")
    ]
    wanted += [f"level.{level}.{part}" for level in LEVELS for part in ("singular", "plural", "option")]
    wanted += [f"classes.{method}" for method in METHODS] + [f"page.{page.name}.title" for page in PAGES]
    assert [key for key in wanted if not language.says(key)] == []


def test_every_group_of_the_shown_partitions_has_its_declared_name(snapshot):
    english = {group.name: group.en for group in groups()}
    shown = snapshot.origin("gemeente", years=[2022, 2025])
    found = shown.loc[shown["groups"] < 18, "group"].astype(str).unique()
    assert {group: Language("en").group(group) for group in found} == {
        group: english[group] for group in found
    }
    assert (
        Language("nl").group("Buiten Europa") == "buiten Europa" and Language("nl").group("Ghana") == "Ghana"
    )


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="no texts in 'fy'"):
        texts("fy")


def test_a_text_that_refers_to_others_is_composed_of_them():
    known = {
        "chance": "chance{1} that two{0} {2}",
        "groups": "{@chance|{0}|{1}|differ}",
        "one": "{@two}",
        "two": "{@one}",
    }
    assert composed("The {@groups| of {name}|}.", known) == "The chance that two of {name} differ."
    assert composed("A {@groups|| (0 to 1)}", known) == "A chance (0 to 1) that two differ"
    for reference in ("{@one}", "{@three}"):
        with pytest.raises(ValueError, match="refers to"):
            composed(reference, known)


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_text_is_shown_with_a_reference_in_it(code):
    assert [key for key, text in texts(code).items() if "{@" in text] == []


def test_the_index_is_defined_in_one_text_of_each_language():
    told = [text for file in declarations() for text in said(tomllib.loads(file.read_text(encoding="utf-8")))]
    for words in ("willekeurige inwoners", "random residents"):
        assert len([text for text in told if words in text]) == 1
    others = ("kans dat twee", "twee inwoners, willekeurig", "chance that two", "residents taken at random")
    assert [text for text in told if any(words in text for words in others)] == []
    for code in LANGUAGES:
        definition = composed("{@index.groups||}", written(code))
        assert definition in texts(code)["term.index.text"]


def test_no_text_stands_twice():
    told = Counter(
        (file.parent.name, text)
        for file in declarations()
        # Rules say each for itself why they hold; works have the same publishers.
        if file.name not in ("typology.toml", "literature.toml")
        for text in said(tomllib.loads(file.read_text(encoding="utf-8")))
        if len(text) > 40 and not text.startswith("{@")
    )
    assert [text for text, count in told.items() if count > 1] == []


def declarations() -> list[Path]:
    """All declarations of the dashboard."""
    return sorted(Path(dashboard.__file__).parent.rglob("*.toml"))


def said(tree: object) -> list[str]:
    """All texts in a declaration, of the forms of one text (one, other) those that differ."""
    if isinstance(tree, str):
        return [tree]
    if isinstance(tree, dict):
        forms = {key: value for key, value in tree.items() if key in ("one", "other")}
        rest = [text for key, value in tree.items() if key not in forms for text in said(value)]
        return rest + list(dict.fromkeys(text for value in forms.values() for text in said(value)))
    return [text for one in tree for text in said(one)] if isinstance(tree, list) else []
