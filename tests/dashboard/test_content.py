import string

import pytest

from dashboard.content import LANGUAGES, texts
from dashboard.findings.data.origin import LEVELS
from dashboard.findings.model.indicators import indicators
from dashboard.findings.within.classes import METHODS
from dashboard.language import Language
from dashboard.url.pages import PAGES


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_text_stands_in_both_languages_with_the_same_gaps():
    # Groups carry CBS's Dutch names, so only the other language names them all.
    nl, en = ({k: v for k, v in texts(code).items() if not k.startswith("group.")} for code in LANGUAGES)
    assert set(nl) == set(en)
    assert {k for k in nl if placeholders(nl[k]) != placeholders(en[k])} == set()


@pytest.mark.parametrize("code", LANGUAGES)
def test_everything_declared_has_its_words(code):
    language = Language(code)
    wanted = [
        f"indicator.{one.entry}.{part}"
        for one in indicators().values()
        for part in ("name", "option", "meaning")
    ]
    wanted += [f"level.{level}.{part}" for level in LEVELS for part in ("singular", "plural", "option")]
    wanted += [f"classes.{method}" for method in METHODS] + [f"page.{page.name}.title" for page in PAGES]
    assert [key for key in wanted if not language.says(key)] == []


def test_every_group_of_the_shown_partitions_has_an_english_name(snapshot):
    english = Language("en")
    shown = snapshot.origin("gemeente", years=[2022, 2025])
    groups = shown.loc[shown["groups"] < 18, "group"].astype(str).unique()
    assert [group for group in groups if not english.says(f"group.{group}")] == []


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="no texts in 'fy'"):
        texts("fy")
