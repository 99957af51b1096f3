"""Reads what a page says, as a reader without script does."""

from html.parser import HTMLParser

_VOID = {"meta", "link", "input", "br", "img", "path", "circle", "rect"}


class Read(HTMLParser):
    """All elements with their attributes, and the words of the page with each run of blanks as one."""

    def __init__(self, html: str):
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self._words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, {name: value or "" for name, value in attributes}))
        if tag not in ("strong", "span", "b"):
            self._words.append("\n")

    def handle_data(self, data):
        self._words.append(data)

    @property
    def words(self) -> str:
        return " ".join("".join(self._words).split())

    def all(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        """The attributes of all elements of a kind that have these."""
        return [
            given
            for name, given in self.elements
            if name == tag and all(given.get(key.rstrip("_")) == value for key, value in wanted.items())
        ]

    def said(self, name: str) -> str:
        """What the head says under a name."""
        found = self.all("meta", property=name) or self.all("meta", name=name)
        assert len(found) == 1, name
        return found[0]["content"]


def plain(words: str) -> str:
    """Words with each run of blanks as one."""
    return " ".join(words.split())
