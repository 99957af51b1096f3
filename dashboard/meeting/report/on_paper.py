"""A report on paper: a PDF that screen readers can read (PDF/UA-1), set as a briefing is."""

from functools import cache
from importlib import resources
from typing import Any

from dashboard.briefing.paper import LOOK, typeset
from dashboard.findings.themes.options import literature
from dashboard.meeting.report.model import Bars, Item, Part, Quadrant, Report, Table, Words
from dashboard.meeting.report.quadrant import draw_quadrant
from dashboard.style.colours import OTHERS

__all__ = ["pdf"]

_PLENTY = 4
"""Lines of room that a briefing would have: nothing need stand closer."""


def pdf(told: Report) -> bytes:
    """Set a report on A4 pages.

    Parameters
    ----------
    told : Report

    Returns
    -------
    bytes
        PDF 1.7 that follows PDF/UA-1; the same report gives the same bytes.
    """
    return b"".join(typeset(_template(), told.moment, _data(told), format="pdf", pdf_standards=["ua-1"]))


@cache
def _template() -> bytes:
    return resources.files(__package__).joinpath("report.typ").read_bytes()


def _data(told: Report) -> dict[str, Any]:
    say = told.language.say
    words = {word: say(f"verslag.{word}") for word in ("sources", "yours", "your_choice")}
    words |= {"option": say("verslag.head.option"), "count": say("verslag.head.gemeenten")}
    return {
        **LOOK,
        "colours": {**LOOK["colours"], "others": OTHERS},
        "title": told.title,
        "name": told.name,
        "label": told.label,
        "author": say("briefing_pdf.author"),
        "keywords": [told.name],
        "language": told.language.code,
        "date": told.language.formats.date(told.moment),
        "room": _PLENTY,
        "mark": told.mark,
        "about": told.about,
        "words": words | {"licence": told.label, "page": say("briefing_pdf.page", n="{n}", count="{count}")},
        "parts": [_part(part, told) for part in told.parts],
        "works": [{"full": work.full, "url": work.url} for work in map(literature().__getitem__, told.works)],
    }


def _part(part: Part, told: Report) -> dict[str, Any]:
    items = [_item(item, told) for item in part.items]
    return {"title": part.title, "sentences": part.sentences, "items": items, "sources": part.sources}


def _item(item: Item, told: Report) -> dict[str, Any]:
    written: dict[str, Any] = {"kind": item.kind, "title": item.title, "notes": item.notes, "own": item.own}
    match item:
        case Bars():
            return written | {
                # What a gemeente chose itself has its colour, where that is known; else all have the room's.
                "plain": bool(item.own),
                "bars": [
                    {
                        "name": bar.name,
                        "share": bar.share,
                        "told": bar.told(told.language),
                        "chosen": bar.name in item.chosen,
                    }
                    for bar in item.bars
                ],
            }
        case Words():
            groups = [{"under": under, "words": [one for one, _ in words]} for under, words in item.said]
            return written | {"said": groups}
        case Quadrant():
            svg = draw_quadrant(item.dots, told.language, item.here)
            return written | {"svg": svg, "alt": item.alt}
        case Table():
            return written | {
                "heads": item.heads,
                "widths": item.widths,
                "right": item.right,
                "rows": [{"group": False, "cells": row} for row in item.rows],
            }
    return written
