"""What every page of a meeting reads: what is kept of it, and what gemeenten are called."""

from collections.abc import Mapping
from operator import itemgetter

from dashboard.findings.data.national import national
from dashboard.meeting.store.meetings import Meeting
from dashboard.store.reached import Reached
from data_sources.errors import NotHeldError

__all__ = ["Held"]


class Held(Reached):
    """What a meeting's pages are made with; see :class:`.Reached`."""

    @property
    def names(self) -> Mapping[str, str]:
        """Names of gemeenten by code; none where there are no figures."""
        snapshot = self.snapshot()
        return {} if snapshot is None else national(snapshot).gemeenten.names

    @property
    def types(self) -> Mapping[str, str]:
        """Of which type gemeenten are, by code, as far as the figures say so."""
        snapshot = self.snapshot()
        try:
            return {} if snapshot is None else dict(national(snapshot).types["type"])
        except NotHeldError:
            return {}

    def name(self, gemeente: str) -> str:
        """Name a gemeente, or else its code."""
        return self.names.get(gemeente, gemeente)

    def named(self, meeting: Meeting) -> list[tuple[str, str]]:
        """Return the gemeenten of a meeting with their names, in the order of those."""
        return sorted(((one.gemeente, self.name(one.gemeente)) for one in meeting.members), key=itemgetter(1))
