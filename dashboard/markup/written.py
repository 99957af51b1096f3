"""What people write, as HTML: Markdown without HTML, headings or pictures, and links that lend no site a name."""

from collections.abc import Sequence
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

__all__ = ["links_in", "written_html"]

_LEFT_OUT = ["image", "heading", "lheading", "hr", "code", "fence", "reference", "html_block", "html_inline"]
_REL = "nofollow ugc noopener"


def written_html(words: str) -> str:
    """Write what somebody wrote as HTML that is safe to show.

    Parameters
    ----------
    words : str

    Examples
    --------
    >>> print(written_html("Een **mooie** <b>vraag</b>"))
    <p>Een <strong>mooie</strong> &lt;b&gt;vraag&lt;/b&gt;</p>
    <BLANKLINE>
    """
    return str(_markdown().render(words))


def links_in(words: str) -> int:
    """Return how many addresses somebody wrote, as links or as they are.

    Examples
    --------
    >>> links_in("Zie [hier](https://a.example), www.b.example en http://c.example")
    3
    """
    low = words.lower()
    return low.count("http://") + low.count("https://") + low.replace("://www.", "").count("www.")


@cache
def _markdown() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(_LEFT_OUT)
    made.validateLink = _leads_to_a_site  # type: ignore[method-assign]
    made.add_render_rule("link_open", _link)
    return made


def _leads_to_a_site(url: str) -> bool:
    return urlsplit(url).scheme in ("http", "https")


def _link(renderer: Any, tokens: Sequence[Token], place: int, options: Any, _: Any) -> str:
    tokens[place].attrSet("rel", _REL)
    return str(renderer.renderToken(tokens, place, options, _))
