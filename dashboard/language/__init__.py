"""The languages of the interface: texts with their values filled in, numbers and dates as each writes them.

Knows texts and CLDR; knows no figures, no pictures and no page.
"""

from dashboard.language.language import PARAMETER, Language, asked_language

__all__ = ["PARAMETER", "Language", "asked_language"]
