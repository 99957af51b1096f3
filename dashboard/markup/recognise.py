"""The question with which the five answers close: does who reads them recognise the picture?"""

import json
from html import escape

from dashboard.language import Language

__all__ = ["ANSWERS", "LONGEST", "recognise_html", "recognised_html"]

ANSWERS = ("ja", "deels", "nee")
"""Codes of what can be answered."""

LONGEST = 500
"""Letters of the reason."""


def recognise_html(gemeente: str, name: str, language: Language) -> str:
    """Ask whether somebody recognises the picture of a gemeente, and why; the browser keeps what is answered.

    Parameters
    ----------
    gemeente, name : str
    language : Language
    """
    say = language.say
    choices = "".join(
        f'<label><input type="radio" name="herkent" value="{answer}"> {escape(say(f"recognise.{answer}"))}</label>'
        for answer in ANSWERS
    )
    return (
        f'<form class="recognise" data-gemeente="{gemeente}" data-saved="{escape(say("recognise.saved"))}" '
        f'data-refused="{escape(say("recognise.refused"))}">'
        f"<fieldset><legend>{escape(say('recognise.question', name=name))}</legend>{choices}</fieldset>"
        f"<label>{escape(say('recognise.why'))}"
        f'<textarea name="waarom" rows="2" maxlength="{LONGEST}"></textarea></label>'
        f'<p role="status"></p></form>'
    )


def recognised_html(gemeente: str, language: Language) -> str:
    """Mark where what was answered is to come along; what it is called is for the browser to say."""
    told = {answer: language.say(f"recognise.told_{answer}") for answer in ANSWERS}
    return f'<div data-gemeente="{gemeente}" data-answers="{escape(json.dumps(told, ensure_ascii=False))}"></div>'
