"""How long the sentences are that a bestuurder reads."""

import re

import pytest

from dashboard.language import Language
from tests.dashboard.content.told import findings

MOST = 30
"""Words in a sentence of a finding, outside brackets; a semicolon ends one as a full stop does."""

_ASIDE = re.compile(r"\([^()]*\)")
_STOP = re.compile(r"(?<=[.?!;])\s+(?=\S)")


def lengths(said: str) -> dict[str, int]:
    """Return how many words each sentence of a text has, numbers among them.

    Examples
    --------
    >>> lengths("Zo is het (in Urk; 2025). Dat is 4,1% meer; het was 3,0%.")
    {'Zo is het .': 3, 'Dat is 4,1% meer;': 4, 'het was 3,0%.': 3}
    """
    sentences = _STOP.split(_ASIDE.sub("", _ASIDE.sub("", said)))
    return {one: len(re.findall(r"\S*\w\S*", one)) for one in sentences}


@pytest.mark.slow
@pytest.mark.xdist_group("all stories")
def test_no_sentence_of_a_finding_is_longer_than_a_reader_can_hold(snapshot):
    nl, read, long = Language("nl"), 0, []
    for gemeente, finding in findings(snapshot):
        for sentence, words in lengths(finding.sentence(nl)).items():
            read += 1
            long += [(gemeente, finding.id, words, sentence)] if words > MOST else []
    assert read > 500
    assert long == []


def test_a_sentence_that_is_too_long_is_found():
    assert max(lengths("Dat is " + "heel " * MOST + "veel.").values()) > MOST
    assert max(lengths("Dat is " + "veel; " * MOST + "veel (" + "heel " * MOST + "veel).").values()) < MOST
