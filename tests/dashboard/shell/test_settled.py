"""What is done once gives every run the same as before."""

import streamlit as st
from streamlit import config
from streamlit.runtime.scriptrunner.script_cache import ScriptCache

from dashboard.language import Language
from dashboard.shell import settled


def test_the_theme_is_read_once_and_stays_what_it_was(monkeypatch):
    monkeypatch.setattr(config, "get_options_for_section", settled._asked)
    settled._read_once.cache_clear()
    before = config.get_options_for_section("theme")
    settled.settle_theme()
    assert config.get_options_for_section("theme") == before
    assert config.get_options_for_section("theme") is config.get_options_for_section("theme")


def test_the_code_of_a_page_is_compiled_once_also_when_the_last_visitor_left(monkeypatch, tmp_path):
    monkeypatch.setattr(ScriptCache, "clear", ScriptCache.clear)
    script, scripts = tmp_path / "page.py", ScriptCache()
    script.write_text("1")
    first = scripts.get_bytecode(str(script))
    settled.settle_scripts()
    scripts.clear()
    assert scripts.get_bytecode(str(script)) is first


def test_pages_are_made_once_and_marked_by_each_run_alone(monkeypatch):
    made: list[str] = []

    class Page:
        _can_be_called = False

    def page(path: str, **_: object) -> Page:
        made.append(path)
        return Page()

    monkeypatch.setattr(st, "Page", page)
    settled._pages.cache_clear()
    try:
        one, other = settled.pages(Language("en")), settled.pages(Language("en"))
        one["kaart"]._can_be_called = True
        assert not other["kaart"]._can_be_called
        assert not settled.pages(Language("en"))["kaart"]._can_be_called
        assert len(made) == len(one)
    finally:
        settled._pages.cache_clear()
