"""Where the pages of a meeting lie."""

__all__ = [
    "ASSETS",
    "CODE",
    "LEAD",
    "ROOM",
    "code_address",
    "lead_address",
    "map_address",
    "own_address",
    "receipt_address",
    "room_address",
    "table_address",
    "take_part_address",
]

CODE, ROOM, LEAD, ASSETS = "/meedoen", "/zaal", "/leiden", "/bijeenkomst-blad"
"""Where one types a code (taking part lies below it), what the room sees, where one leads, and styles and script."""


def code_address() -> str:
    """Return where one types a code."""
    return CODE


def take_part_address(token: str, gemeente: str = "") -> str:
    """Return where one takes part, for a gemeente that was chosen."""
    return f"{CODE}/{token}/{gemeente}" if gemeente else f"{CODE}/{token}"


def own_address(token: str, gemeente: str) -> str:
    """Return where somebody sees their answers beside those of the room."""
    return f"{take_part_address(token, gemeente)}/naast"


def table_address(token: str, gemeente: str) -> str:
    """Return where a gemeente sees its table."""
    return f"{take_part_address(token, gemeente)}/tafel"


def receipt_address(token: str, gemeente: str, receipt: str) -> str:
    """Return the link with which one comes back to one's answers."""
    return f"{take_part_address(token, gemeente)}/mijn?bewijs={receipt}"


def room_address(token: str) -> str:
    """Return what the projector shows."""
    return f"{ROOM}/{token}"


def lead_address(leader: str) -> str:
    """Return where one leads."""
    return f"{LEAD}/{leader}"


def map_address(name: str) -> str:
    """Return where the map of the country lies, by the name of what is drawn."""
    return f"{ASSETS}/kaart/{name}"
