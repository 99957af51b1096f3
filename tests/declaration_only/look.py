"""What a user sees on pages, printed as JSON; run in a process of its own, which has one house only."""

import json
import sys
from pathlib import Path

from streamlit.testing.v1 import AppTest


def seen(folder: Path, page: str, parameters: dict[str, str]) -> dict[str, str]:
    """Return the words of a page, its HTML, its pictures and their alternative texts."""
    app = AppTest.from_file(str(folder / "dashboard" / "app.py"), default_timeout=120)
    for name, value in parameters.items():
        app.query_params[name] = value
    app.run()
    app.switch_page(f"screens/{page}.py").run()
    assert not app.exception, app.exception
    elements = [*app.title, *app.subheader, *app.markdown, *app.caption, *app.info]
    return {
        "words": "\n".join(element.value for element in elements),
        "html": "\n".join(element.proto.body for element in app.get("html")),
        "pictures": "\n".join(element.proto.spec for element in app.get("plotly_chart")),
        "alt": "\n".join(element.proto.alt for element in app.get("plotly_chart")),
    }


if __name__ == "__main__":
    _, root, *asked = sys.argv
    print(json.dumps([seen(Path(root), one.pop("page"), one) for one in map(json.loads, asked)]))
