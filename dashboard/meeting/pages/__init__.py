"""Taking part, the projector and leading as plain pages: forms that work without script, and a script that helps.

Knows the store, the questions and what the findings say of a gemeente; must not know Streamlit.
"""

from dashboard.meeting.pages.addresses import code_address, lead_address, room_address, take_part_address
from dashboard.meeting.pages.routes import meeting_routes

__all__ = ["code_address", "lead_address", "meeting_routes", "room_address", "take_part_address"]
