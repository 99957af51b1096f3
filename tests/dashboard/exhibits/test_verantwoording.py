"""What the account tells of what people leave here."""

import pytest

from dashboard.content import LANGUAGES
from dashboard.exhibits import verantwoording
from dashboard.language import Language
from dashboard.store.settings import keeping


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_account_tells_for_how_long_questions_and_reactions_are_kept(code):
    language, keep = Language(code), keeping()
    told = verantwoording.threats(language, verantwoording.THREATS_ASKED)
    for term in (keep.receipt_days, keep.unanswered_days, keep.unread_days):
        assert f" {language.formats.integer(term)} " in told
    assert "{" not in told
