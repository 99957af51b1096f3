"""Every link in a story leads to a page that shows what it asks for, without a word of excuse."""

import pytest

from dashboard.findings.data.national import national
from dashboard.findings.data.origin import offer
from dashboard.findings.profile.story import story
from dashboard.language import Language
from dashboard.url.pages import PAGES
from dashboard.url.view import PARAMETERS, read_view


@pytest.mark.parametrize("gemeente", ["GM0363", "GM0088", "GM1966", "GM0981"])
def test_every_link_of_a_story_can_be_followed(snapshot, gemeente):
    offered, known = offer(snapshot), national(snapshot).gemeenten
    links = {finding.link for finding in story(snapshot, gemeente).findings if finding.link}
    assert len(links) > 5
    for link in links:
        assert link.page in {page.path for page in PAGES}
        shared = {name: value for name, value in link.query if name in PARAMETERS.values()}
        _, notes = read_view(shared, offered, known, Language("nl"))
        assert (link.url, notes) == (link.url, ())
