"""The slides of what lies inside a gemeente."""

from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.kaart import map_picture
from dashboard.exhibits.wijken import MOST_AREAS, change_part, mixing_part, shown_year, spread_part
from dashboard.findings.data.small_areas import TOLD_BY
from dashboard.projector.made import Made
from dashboard.projector.views.seen import TRIED, Seen, fitting

__all__ = ["changed", "mixing", "spread"]


def spread(seen: Seen) -> Made | None:
    """How far the wijken or buurten lie apart, on a map: a hall reads no forty rows."""
    view, level = seen.view, seen.chosen("gebieden", "wijk")
    if view.gemeente is None or level not in ("wijk", "buurt"):
        return None
    partition, year = shown_year(seen.held, level, view.year, view.classification)
    part = spread_part(seen.held, view.gemeente, level, year, partition, False, seen.language)
    asked = level, (TOLD_BY[partition], year, view.gemeente), view.classes, None
    if part is None or map_picture(seen.held, *asked, (TRIED, TRIED), seen.language).lacking is not None:
        return None

    def draw(width: int, height: int) -> Exhibit:
        return map_picture(seen.held, *asked, (width, height), seen.language).exhibit

    return seen.made(part.paragraphs[0], draw)


def mixing(seen: Seen) -> Made | None:
    """How evenly the groups live over the buurten, beside the peers."""
    view = seen.view
    if view.gemeente is None:
        return None
    chosen = view.peers, seen.others, view.classification
    part = mixing_part(seen.held, view.gemeente, *chosen, False, seen.language)
    if part is None:
        return None
    sentence, *measures = part.paragraphs
    return seen.made(sentence, lambda *size: part.exhibit, part.exhibit.subtitle, note=" ".join(measures))


def changed(seen: Seen) -> Made | None:
    """Which wijken changed most."""
    view = seen.view
    if view.gemeente is None:
        return None
    asked = seen.held, view.gemeente, view.classification, False, seen.language
    part = change_part(*asked)
    if part is None:
        return None

    def rows(count: int, width: int) -> Exhibit:
        found = change_part(*asked, count)
        assert found is not None
        return found.exhibit

    return seen.made(part.paragraphs[0], fitting(rows, MOST_AREAS))
