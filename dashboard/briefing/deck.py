"""An empty deck in the dashboard's own style: its master, four layouts, theme colours and typeface."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any
from xml.sax.saxutils import quoteattr

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Deck
from pptx.util import Emu, Inches

from dashboard.style.colours import GROUPS, INK, LINE, MUTED, OTHERS, OWN, PAPER, PAPER_SHADE, SEQUENTIAL

__all__ = [
    "COVER",
    "FIGURE",
    "HIGH",
    "SCHEME",
    "TEXT",
    "TYPEFACE",
    "WIDE",
    "WIDTH",
    "blank_deck",
    "number_slide",
]

TYPEFACE = "Arial"
"""One that every computer has, or one of the same widths: slides keep their lines wherever they are opened."""
WIDTH, HIGH = Inches(13.333), Inches(7.5)
COVER, FIGURE, WIDE, TEXT = range(4)
"""Layouts: a first page; a picture beside words; a picture over the whole width; words alone."""

SCHEME = {
    "dk1": INK,
    "lt1": PAPER,
    "dk2": MUTED,
    "lt2": PAPER_SHADE,
    "accent1": OWN,
    "accent2": GROUPS["Nederland"],
    "accent3": GROUPS["Europa (exclusief Nederland)"],
    "accent4": GROUPS["Buiten Europa"],
    "accent5": OTHERS,
    "accent6": SEQUENTIAL[4],
    "hlink": SEQUENTIAL[5],
    "folHlink": MUTED,
}
"""The theme's colours by the names that Office gives them."""


@dataclass(frozen=True)
class _Place:
    """A placeholder: what may stand where, in inches and points."""

    name: str
    kind: str
    index: int
    box: tuple[float, float, float, float]
    size: float
    colour: str = "tx1"
    bold: bool = False
    anchor: str = "t"
    gap: float = 0


_TITLE = _Place("Titel", "title", 0, (0.6, 0.4, 12.13, 0.75), 28, bold=True, anchor="b")
_SUBTITLE = _Place("Ondertitel", "body", 10, (0.6, 1.16, 12.13, 0.5), 14, "tx2")
_SOURCE = _Place("Bron", "body", 12, (0.6, 6.88, 11.2, 0.42), 10, "tx2", anchor="ctr")
_NUMBER = _Place("Dianummer", "sldNum", 13, (12.0, 6.88, 0.73, 0.42), 10, "tx2", anchor="ctr")

_LAYOUTS: tuple[tuple[str, tuple[_Place, ...]], ...] = (
    (
        "Voorblad",
        (
            _Place("Titel", "ctrTitle", 0, (0.9, 2.2, 11.5, 1.3), 44, bold=True, anchor="b"),
            _Place("Ondertitel", "subTitle", 1, (0.9, 3.65, 11.5, 1.4), 20, "tx2", gap=6),
        ),
    ),
    (
        "Figuur met zinnen",
        (_TITLE, _SUBTITLE, _Place("Zinnen", "body", 11, (8.5, 1.85, 4.23, 4.85), 16, gap=10), _SOURCE),
    ),
    ("Figuur", (_TITLE, _SUBTITLE, _SOURCE)),
    ("Zinnen", (_TITLE, _Place("Zinnen", "body", 11, (0.6, 1.6, 12.13, 5.1), 22, gap=14), _SOURCE)),
)


def blank_deck() -> Deck:
    """Return a deck without slides.

    Returns
    -------
    Deck
        16:9, with the layouts `COVER`, `FIGURE`, `WIDE` and `TEXT`; nothing of the library's own template is left.
    """
    return Presentation(BytesIO(_template()))


@cache
def _template() -> bytes:
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HIGH
    master = deck.slide_master
    layouts = list(deck.slide_layouts)
    for extra in layouts[len(_LAYOUTS) :]:
        deck.slide_layouts.remove(extra)
    _draw_master(master._element)
    for layout, (name, places) in zip(layouts, _LAYOUTS, strict=False):
        element = layout._element
        for attribute in ("type", "preserve"):
            element.attrib.pop(attribute, None)
        element.set("userDrawn", "1")
        element.cSld.set("name", name)
        shapes = [*places, _NUMBER] if places[0].kind != "ctrTitle" else list(places)
        _fill(element, shapes)
    theme = master.part.part_related_by(RELATION.THEME)
    theme._blob = _themed(theme.blob)
    package = deck.part.package
    for relation in list(package._rels.values()):
        if relation.reltype in (RELATION.THUMBNAIL, RELATION.EXTENDED_PROPERTIES):
            package._rels.pop(relation.rId)
    for relation in list(deck.part.rels.values()):
        if relation.reltype == RELATION.PRINTER_SETTINGS:
            deck.part.rels.pop(relation.rId)
    out = BytesIO()
    deck.save(out)
    return out.getvalue()


def _themed(blob: bytes) -> bytes:
    text = blob.decode("utf-8")
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{hue[1:].upper()}"/></a:{name}>' for name, hue in SCHEME.items()
    )
    text = re.sub(
        r"<a:clrScheme.*?</a:clrScheme>",
        f'<a:clrScheme name="Diversiteit">{colours}</a:clrScheme>',
        text,
        flags=re.S,
    )
    # The panose tells which kind of typeface to take where this one is not installed.
    latin = f'<a:latin typeface="{TYPEFACE}" panose="020B0604020202020204"/><a:ea typeface=""/><a:cs typeface=""/>'
    fonts = f"<a:majorFont>{latin}</a:majorFont><a:minorFont>{latin}</a:minorFont>"
    text = re.sub(
        r"<a:fontScheme.*?</a:fontScheme>",
        f'<a:fontScheme name="Diversiteit">{fonts}</a:fontScheme>',
        text,
        flags=re.S,
    )
    return re.sub(r'(<a:theme [^>]*?name=)"[^"]*"', r'\1"Diversiteit door migratie"', text, count=1).encode()


def _draw_master(element: Any) -> None:
    body = _Place("Tekst", "body", 1, (0.6, 1.6, 12.13, 5.1), 18, gap=10)
    _fill(element, [_TITLE, body, _Place("Dianummer", "sldNum", 4, _NUMBER.box, 10, "tx2", anchor="ctr")])
    tree = element.cSld.spTree
    tree.append(_rule(len(tree) + 20))
    styles = element.find(qn("p:txStyles"))
    made = parse_xml(
        f"<p:txStyles {nsdecls('p', 'a')}>"
        f"<p:titleStyle>{_level(1, _TITLE, bullet=False)}</p:titleStyle>"
        f"<p:bodyStyle>{''.join(_level(level, body) for level in range(1, 10))}</p:bodyStyle>"
        f"<p:otherStyle>{''.join(_level(level, body) for level in range(1, 10))}</p:otherStyle></p:txStyles>"
    )
    element.replace(styles, made)


def _rule(number: int) -> Any:
    """A quiet line above the source, the only ornament."""
    left, top, wide = Inches(0.6), Inches(6.82), Inches(12.13)
    return parse_xml(
        f'<p:cxnSp {nsdecls("p", "a")}><p:nvCxnSpPr><p:cNvPr id="{number}" name="Lijn"/>'
        '<p:cNvCxnSpPr/><p:nvPr userDrawn="1"/>'
        f'</p:nvCxnSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="0"/></a:xfrm>'
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525">'
        f'<a:solidFill><a:srgbClr val="{LINE[1:].upper()}"/>'
        "</a:solidFill></a:ln></p:spPr></p:cxnSp>"
    )


def _fill(element: Any, places: Sequence[_Place]) -> None:
    """Put placeholders on a master or layout in place of those that are there."""
    tree = element.cSld.spTree
    for child in list(tree):
        if etree.QName(child).localname not in ("nvGrpSpPr", "grpSpPr"):
            tree.remove(child)
    for number, place in enumerate(places, start=2):
        tree.append(_shape(number, place))


def _shape(number: int, place: _Place) -> Any:
    left, top, wide, high = (Inches(part) for part in place.box)
    index = f' idx="{place.index}"' if place.index else ""
    size = ' sz="quarter"' if place.kind in ("sldNum",) else ""
    if place.kind == "sldNum":
        field = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="nl-NL"/>'
        text = f"<a:p>{field}<a:t>‹#›</a:t></a:fld></a:p>"
    else:
        text = f'<a:p><a:r><a:rPr lang="nl-NL"/><a:t>{place.name}</a:t></a:r></a:p>'
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(place.name)}/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        f'<p:ph type="{place.kind}"{size}{index}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{place.anchor}"><a:normAutofit/></a:bodyPr>'
        f"<a:lstStyle>{_level(1, place, bullet=False)}</a:lstStyle>{text}</p:txBody></p:sp>"
    )


def _level(level: int, place: _Place, bullet: bool = False) -> str:
    indent = Emu(Inches(0.25) * (level - 1)) if bullet else 0
    side = "r" if place.kind == "sldNum" else "l"
    return (
        f'<a:lvl{level}pPr marL="{indent}" indent="0" algn="{side}" defTabSz="914400" rtl="0" eaLnBrk="1" '
        'latinLnBrk="0" hangingPunct="1"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(place.gap * 100)}"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{round(place.size * 100)}" b="{int(place.bold)}" kern="1200"><a:solidFill>'
        f'<a:schemeClr val="{place.colour}"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
        f'<a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{level}pPr>'
    )


def number_slide(slide: Any, language: str) -> None:
    """Give a slide its number: the library leaves this placeholder of a layout out."""
    number = max((shape.shape_id for shape in slide.shapes), default=1) + 1
    slide.shapes._spTree.append(
        parse_xml(
            f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="{_NUMBER.name}"/><p:cNvSpPr>'
            '<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
            f'<p:ph type="sldNum" sz="quarter" idx="{_NUMBER.index}"/></p:nvPr>'
            "</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p>"
            f'<a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"><a:rPr lang="{language}"/>'
            "<a:t>‹#›</a:t></a:fld></a:p></p:txBody></p:sp>"
        )
    )
