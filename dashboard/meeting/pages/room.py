"""What the room sees: drawn by the server, asked for every second, and only what who leads has chosen to show."""

from typing import Any

import segno
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from dashboard.language import Language
from dashboard.meeting.pages.addresses import code_address, map_address, room_address, take_part_address
from dashboard.meeting.pages.asked import Handler, fragment, page
from dashboard.meeting.pages.country import CountryMap, country_map, standing_out
from dashboard.meeting.pages.held import Held
from dashboard.meeting.pages.take_part import gone
from dashboard.meeting.report.quadrant import draw_quadrant
from dashboard.meeting.report.shown import bars, beside, dots, said
from dashboard.meeting.seated.asked import at_tables
from dashboard.meeting.store import UnknownMeetingError
from dashboard.meeting.store.answering import how_many_came, totals_of
from dashboard.meeting.store.curating import curated
from dashboard.meeting.store.meetings import Meeting, by_token
from dashboard.meeting.store.publishing import BLIND, QUADRANT, WHO, published, who_answered
from dashboard.meeting.store.seating import TABLES
from dashboard.plain.addresses import origin_of
from dashboard.web.immutable import not_found, respond

__all__ = ["Room", "routes"]


class Room(Held):
    """The page of the projector."""

    async def whole(self, request: Request, language: Language) -> Response:
        """The page."""
        told = await self._told(request, language)
        if told is None:
            return gone(request, language)
        return page(
            "room.html", request, language, part=f"{room_address(told['meeting'].token)}/deel", **told
        )

    async def part(self, request: Request, language: Language) -> Response:
        """What changes of it."""
        told = await self._told(request, language)
        if told is None:
            return Response(status_code=404)
        return fragment("room_part.html", request, language, **told)

    async def _told(self, request: Request, language: Language) -> dict[str, Any] | None:
        token = request.path_params["token"][:64]

        def look(it: Any) -> dict[str, Any]:
            meeting = by_token(it, token)
            return {"meeting": meeting, "came": how_many_came(it, meeting.id)} | self._shown(
                it, meeting, language
            )

        try:
            told: dict[str, Any] = await self.read(look)
        except UnknownMeetingError:
            return None
        join = f"{origin_of(request)}{take_part_address(token)}"
        return told | {
            "svg": segno.make(join, error="m").svg_inline(scale=8, border=2, omitsize=True)
            if not told["key"]
            else "",
            "typed": f"{origin_of(request)}{code_address()}".split("://")[-1],
        }

    def _shown(self, it: Any, meeting: Meeting, language: Language) -> dict[str, Any]:
        key = meeting.showing
        question = meeting.question(key)
        told: dict[str, Any] = dict.fromkeys(
            ("bars", "said", "quadrant", "who", "tables", "totals", "beside", "blind", "map")
        )
        told |= {
            "key": key,
            "question": question,
            "hidden": bool(key) and not meeting.revealed and key not in (WHO, TABLES),
        }
        if told["hidden"] or not key:
            return told
        if key == TABLES:
            return told | {"tables": self._tables(meeting)}
        totals = published(it, meeting.id)
        if key == WHO:
            came = set(who_answered(it, meeting.id))
            return (
                told
                | {"who": [(name, code in came) for code, name in self.named(meeting)]}
                | self._map(meeting, came)
            )
        if key == BLIND:
            shown = totals.get(BLIND)
            return told | {"totals": shown, "blind": shown.counts["marked yes"] if shown else None}
        if key == QUADRANT:
            shown = totals.get(QUADRANT)
            svg = draw_quadrant(dots(shown), language) if shown else ""
            return told | {"totals": shown, "quadrant": svg}
        assert question is not None
        if question.form == "open":
            given = totals_of(it, meeting.id).get(key, {})
            return told | {"said": said(given, curated(it, meeting.id), key)}
        shown = totals.get(key)
        if shown is None:
            return told
        return told | {
            "totals": shown,
            "bars": bars(question, shown, language),
            "beside": beside(key, shown, language),
        }

    def _tables(self, meeting: Meeting) -> list[tuple[int, list[str]]]:
        """Who sits at each table."""
        tables = at_tables(meeting.members)
        return [
            (number, sorted(self.name(one.gemeente) for one in sitting)) for number, sitting in tables.items()
        ]

    def _map(self, meeting: Meeting, came: set[str]) -> dict[str, Any]:
        """Where the invited gemeenten lie; nothing where that is not known."""
        snapshot, drawn = self.snapshot(), self._country()
        if snapshot is None or drawn is None:
            return {}
        invited = tuple(one.gemeente for one in meeting.members)
        return {"map": {"box": drawn.box, "areas": standing_out(snapshot, invited, frozenset(came))}}

    def _country(self) -> CountryMap | None:
        snapshot = self.snapshot()
        return None if snapshot is None else country_map(snapshot)

    async def country(self, request: Request, language: Language) -> Response:
        """The areas of the map."""
        drawn = await run_in_threadpool(self._country)
        if drawn is None or drawn.picture.name != request.path_params["name"]:
            return not_found()
        return respond(request, drawn.picture, "image/svg+xml")


def routes(pages: Room) -> list[tuple[str, Handler, list[str]]]:
    """Return the addresses of what the room sees."""
    return [
        (room_address("{token}"), pages.whole, ["GET"]),
        (f"{room_address('{token}')}/deel", pages.part, ["GET"]),
        (map_address("{name}"), pages.country, ["GET"]),
    ]
