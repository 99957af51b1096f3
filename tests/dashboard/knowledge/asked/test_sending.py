"""A question is asked and answered, a reaction held and let through; spam, floods and strangers are kept out."""

import datetime
import re

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from dashboard.content import LANGUAGES
from dashboard.knowledge.asked import guarding
from dashboard.knowledge.asked.guarding import TIME, TRAP
from dashboard.knowledge.asked.sending import view_of
from dashboard.knowledge.store import sent
from dashboard.knowledge.store.desks import open_desk
from dashboard.language import Language
from dashboard.store.settings import keeping
from tests.dashboard.plain.reading import Read

pytestmark = pytest.mark.slow

ASK, REACT = "/kennis/vraag", "/kennis/wonen/reactie"
QUESTION = "Waarom staat Zwartewaal niet op de kaart?"
NL = Language("nl")


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """Nobody waits in these tests."""
    monkeypatch.setattr(guarding, "QUICK_S", 0)


def fields(browser, path):
    """The fields of a form that are not typed in."""
    return {one["name"]: one["value"] for one in Read(browser.get(path).text).all("input", type="hidden")}


def post(browser, path, words=QUESTION, **changed):
    return browser.post(path.partition("?")[0], data=fields(browser, path) | {"tekst": words} | changed)


@pytest.fixture
def desk(kept, app):
    """An expert's own browser at their desk."""
    secret = kept.write(lambda it: open_desk(it, "VNG"))
    return TestClient(
        app, base_url=f"https://dashboard.example/kennis/redactie/{secret}", follow_redirects=True
    )


def item(desk, does, words=""):
    """What a form of the desk holds of something: its number and version."""
    page = desk.get("").text
    if words:
        page = page[page.index(words) :]
    found = re.search(r'name="id" value="(\d+)"><input type="hidden" name="version" value="(\d+)">', page)
    return {"id": found[1], "version": found[2], "doe": does}


def test_a_question_is_asked_answered_published_and_found(browser, desk):
    asked = post(browser, f"{ASK}?bij=/kaart%3Fgemeente%3DGM0344")
    assert asked.status_code == 303
    receipt = asked.headers["location"]
    assert len(receipt.rpartition("/")[2]) >= 43  # 256 bits
    page = browser.get(receipt)
    assert page.headers["cache-control"] == "no-store"
    assert NL.say("kennis.ask.waiting") in Read(page.text).words
    assert 'href="/kaart?gemeente=GM0344"' in page.text and f"https://dashboard.example{receipt}" in page.text
    waiting = desk.get("")
    assert QUESTION in waiting.text and 'href="/kaart?gemeente=GM0344"' in waiting.text
    told = {
        "ask": "Waarom mist Zwartewaal?",
        "answer": "Het hoort bij **Voorne aan Zee**.",
        "heading": "kaart",
    }
    assert desk.post("", data=item(desk, "publish") | told).status_code == 200
    found = browser.get("/kennis/vragen", params={"zoek": "swartewaal"})
    (link,) = re.findall(r'href="(/kennis/vragen/v\d+)">Waarom mist Zwartewaal', found.text)[:1]
    assert "<strong>Voorne aan Zee</strong>" in browser.get(link).text
    page = browser.get(receipt).text
    assert NL.say("kennis.ask.published") in page and f'href="{link}"' in page
    assert "Zwartewaal" in browser.get("/kennis/vragen").text
    assert "Zwartewaal" not in browser.get("/kennis/vragen", params={"taal": "en"}).text
    for new in ("/kennis/nieuw", "/kennis/nieuw.atom"):
        assert told["ask"] in browser.get(new).text and link in browser.get(new).text
        assert "Zwartewaal" not in browser.get(new, params={"taal": "en"}).text


def written(html):
    """The answer within a page."""
    return html.partition('class="answer"')[2].partition(">")[2].partition("</div>")[0]


def told_until(texts, term):
    day = datetime.date.today() + datetime.timedelta(term)
    return NL.say(f"{texts}.until", date=NL.formats.date(day.isoformat()))


def test_who_sent_something_and_who_reads_it_are_told_how_long_it_is_kept(browser, desk):
    asked, reacted = post(browser, ASK).headers["location"], post(browser, REACT).headers["location"]
    waits = keeping().unanswered_days, keeping().unread_days
    assert told_until("kennis.ask", waits[0]) in Read(browser.get(asked).text).words
    assert told_until("kennis.react", waits[1]) in Read(browser.get(reacted).text).words
    page = Read(desk.get("").text).words
    assert all(told_until("kennis.desk", term) in page for term in waits)
    desk.post("", data=item(desk, "decline") | {"reason": "Nee."})
    assert told_until("kennis.receipt", keeping().receipt_days) in Read(browser.get(asked).text).words


def test_an_expert_sees_an_answer_as_it_will_look_and_nothing_is_kept(browser, desk):
    receipt = post(browser, ASK).headers["location"]
    told = {"ask": "Waar ligt Zwartewaal?", "answer": "Op **Voorne**.<b>x</b>", "heading": "kaart"}
    looked = desk.post("", data=item(desk, "preview") | told)
    shown = looked.text.partition('id="voorbeeld"')[2].partition("</section>")[0]
    assert looked.status_code == 200
    assert "Waar ligt Zwartewaal?" in shown and "<strong>Voorne</strong>.&lt;b&gt;" in shown
    assert told["answer"].replace("<", "&lt;").replace(">", "&gt;") in looked.text.partition("</section>")[2]
    assert NL.say("kennis.ask.waiting") in browser.get(receipt).text
    desk.post("", data=item(desk, "publish") | told)
    (link,) = set(re.findall(r'href="(/kennis/vragen/v\d+)"', browser.get(receipt).text))
    published = browser.get(link)
    assert written(published.text) == written(shown)
    # What is published stands there as it looks, beside the form.
    assert "<strong>Voorne</strong>" in desk.get("").text


def test_an_expert_sees_a_reason_and_a_note_as_they_will_look(browser, desk):
    post(browser, ASK)
    reason = desk.post("", data=item(desk, "preview") | {"reason": "Niet *hier*."}).text
    assert "<em>hier</em>" in reason.partition('id="voorbeeld"')[2].partition("</section>")[0]
    note = desk.post("", data={"doe": "preview", "words": "Een *signaal*.", "dossier": "wonen"}).text
    assert "<em>signaal</em>" in note.partition('id="voorbeeld"')[2].partition("</section>")[0]
    assert "signaal" not in browser.get("/kennis/wonen").text.partition("<main")[2].lower()


def test_a_moderator_reads_a_reaction_as_it_will_look(browser, desk):
    post(browser, REACT, "Bij ons werkt **samen koken** heel goed")
    page = desk.get("").text
    assert "<strong>samen koken</strong>" in page and "**samen koken**" in page


def test_a_question_that_is_there_already_is_merged_with_it(browser, desk):
    receipt = post(browser, ASK, "Waarom kunt u niets voorspellen?").headers["location"]
    assert "<code>no-outlook</code>" in desk.get("").text
    refused = desk.post("", data=item(desk, "merge") | {"merged": "niets"})
    assert refused.status_code == 400 and NL.say("kennis.desk.unknown") in refused.text
    desk.post("", data=item(desk, "merge") | {"merged": "https://x.example/kennis/vragen/no-outlook?taal=en"})
    page = browser.get(receipt).text
    assert NL.say("kennis.ask.merged") in page and 'href="/kennis/vragen/no-outlook"' in page
    assert "Waarom kunt u niets" not in browser.get("/kennis/vragen").text


def test_a_question_is_declined_with_a_reason_and_not_without(browser, desk):
    receipt = post(browser, ASK).headers["location"]
    assert desk.post("", data=item(desk, "decline") | {"reason": " "}).status_code == 400
    desk.post("", data=item(desk, "decline") | {"reason": "Dit gaat over een persoon."})
    page = browser.get(receipt).text
    assert NL.say("kennis.ask.declined") in page and "Dit gaat over een persoon." in page
    assert "Zwartewaal" not in browser.get("/kennis/vragen?zoek=zwartewaal").text.replace("zwartewaal", "")


def test_of_two_who_decide_the_second_is_told(browser, desk):
    post(browser, ASK)
    first = item(desk, "decline")
    desk.post("", data=first | {"reason": "Een."})
    again = desk.post("", data=first | {"reason": "Twee."})
    assert again.status_code == 409 and NL.say("kennis.desk.changed") in again.text


def test_a_question_is_not_published_without_an_answer(browser, desk):
    post(browser, ASK)
    assert desk.post("", data=item(desk, "let")).status_code == 409
    told = {"ask": "Waar ligt Zwartewaal?", "answer": " ", "heading": "kaart"}
    refused = desk.post("", data=item(desk, "publish") | told)
    assert refused.status_code == 400 and "Waar ligt Zwartewaal?" in refused.text
    assert "Zwartewaal" not in browser.get("/kennis/vragen").text


def test_a_published_question_is_changed_and_deleted_by_an_expert(browser, desk):
    post(browser, ASK)
    told = {"ask": "Waar ligt Zwartewaal?", "answer": "Op Voorne.", "heading": "kaart"}
    desk.post("", data=item(desk, "publish") | told)
    desk.post("", data=item(desk, "publish", "Waar ligt Zwartewaal") | told | {"answer": "In het westen."})
    found = browser.get("/kennis/vragen?zoek=westen").text
    assert "In het westen." in found and "Op Voorne." not in found
    desk.post("", data=item(desk, "delete", "Waar ligt Zwartewaal"))
    assert "Zwartewaal" not in browser.get("/kennis/vragen?zoek=westen").text


def test_a_reaction_is_held_and_let_through_and_taken_back(browser, desk):
    words = "Bij ons werkt **samen koken** [heel goed](https://example.nl) <b>echt</b>"
    receipt = post(browser, REACT, words).headers["location"]
    assert "samen koken" not in browser.get("/kennis/wonen").text
    assert NL.say("kennis.react.waiting") in browser.get(receipt).text
    desk.post("", data=item(desk, "let"))
    page = browser.get("/kennis/wonen").text
    assert "<strong>samen koken</strong>" in page and "&lt;b&gt;echt" in page
    assert 'href="https://example.nl" rel="nofollow ugc noopener"' in page
    assert "samen koken" not in browser.get("/kennis/onderwijs").text
    assert NL.say("kennis.react.published") in browser.get(receipt).text
    browser.post(receipt)
    assert browser.get(receipt).status_code == 404
    assert "samen koken" not in browser.get("/kennis/wonen").text


def test_a_reaction_is_declined(browser, desk):
    receipt = post(browser, REACT, "Dit is reclame voor iets anders").headers["location"]
    desk.post("", data=item(desk, "decline") | {"reason": "Reclame."})
    assert "Reclame." in browser.get(receipt).text
    assert "reclame" not in browser.get("/kennis/wonen").text


def test_an_expert_notes_beside_a_dossier_or_a_gemeente(browser, desk):
    noted = {
        "doe": "note",
        "words": "In Utrecht komen *veel* studenten.",
        "name": "Kennisplatform <i>",
        "gemeente": "utrecht",
    }
    desk.post("", data=noted)
    assert "<em>veel</em>" in browser.get("/kennis/wonen?gemeente=GM0344").text
    page = browser.get("/kennis/onderwijs?gemeente=GM0344").text
    assert "<em>veel</em>" in page and "Kennisplatform &lt;i&gt;" in page
    assert "<em>veel</em>" not in browser.get("/kennis/wonen").text
    desk.post("", data={"doe": "note", "words": "Overal hetzelfde.", "dossier": "wonen"})
    assert "Overal hetzelfde." in browser.get("/kennis/wonen").text
    assert "Overal hetzelfde." not in browser.get("/kennis/onderwijs").text
    for wrong in ({"gemeente": ""}, {"gemeente": "nergenshuizen"}, {"words": ""}, {"name": "x" * 61}):
        assert desk.post("", data=noted | wrong).status_code == 400
    number = re.search(
        r'name="id" value="(\d+)"><button class="quiet" name="doe" value="unnote"', desk.get("").text
    )
    desk.post("", data={"doe": "unnote", "id": number[1]})
    assert "Overal hetzelfde." not in browser.get("/kennis/wonen").text


@pytest.mark.parametrize("path", [ASK, REACT])
@pytest.mark.parametrize(
    ("why", "changed"),
    [
        ("trap", {TRAP: "https://buy.example"}),
        ("short", {"tekst": "kort"}),
        ("long", {"tekst": "lang " * 500}),
        ("links", {"tekst": "https://a.example http://b.example www.c.example"}),
        ("old", {TIME: "form.aaaa.bbbb"}),
        ("old", {TIME: ""}),
    ],
)
def test_what_looks_like_spam_is_refused_with_a_word_and_nothing_is_lost(browser, desk, path, why, changed):
    words = changed.get("tekst", QUESTION)
    found = post(browser, path, **changed)
    assert found.status_code == 400
    most = "1.000" if path == ASK else "2.000"
    assert NL.say(f"kennis.form.{why}", least="10", most=most) in found.text
    assert words.strip()[:50] in found.text
    assert words[:20] not in desk.get("").text


def test_who_is_very_quick_may_send_the_same_form_again(browser, monkeypatch):
    monkeypatch.setattr(guarding, "QUICK_S", 3)
    first = post(browser, ASK)
    assert first.status_code == 400 and NL.say("kennis.form.quick") in first.text
    again = {one["name"]: one["value"] for one in Read(first.text).all("input", type="hidden")}
    monkeypatch.setattr(guarding, "QUICK_S", 0)
    assert browser.post(ASK, data=again | {"tekst": QUESTION}).status_code == 303


def test_a_form_that_is_too_old_is_refused(browser, monkeypatch):
    monkeypatch.setattr(guarding, "OLD_S", -1)
    assert NL.say("kennis.form.old") in post(browser, ASK).text


def test_who_sends_without_end_is_stopped(browser):
    sent_ = fields(browser, ASK) | {"tekst": QUESTION}
    statuses = [browser.post(ASK, data=sent_).status_code for _ in range(32)]
    assert statuses == [303] * 30 + [429] * 2
    assert browser.post(REACT, data=sent_).status_code == 303


def test_past_what_can_be_read_nothing_is_taken(browser, monkeypatch):
    monkeypatch.setattr(sent, "MOST_WAITING", 1)
    assert post(browser, ASK).status_code == 303
    found = post(browser, ASK)
    assert found.status_code == 503 and NL.say("kennis.form.full") in found.text


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}])
def test_another_site_can_send_nothing_and_delete_nothing(browser, desk, headers):
    receipt = post(browser, ASK).headers["location"]
    form = item(desk, "decline") | {"reason": "x"}
    for path in (ASK, REACT, receipt):
        assert browser.post(path, data={"tekst": QUESTION}, headers=headers).status_code == 403
    assert desk.post("", data=form, headers=headers).status_code == 403
    assert NL.say("kennis.ask.waiting") in browser.get(receipt).text


@pytest.mark.parametrize(
    "path", ["/kennis/vraag/x", "/kennis/reactie/x", "/kennis/redactie/x", "/kennis/vraag/" + "x" * 9000]
)
def test_who_has_no_link_sees_nothing_and_does_nothing(browser, path):
    assert browser.get(path).status_code == 404
    assert browser.post(path, data={"doe": "delete", "id": "1"}).status_code == 404


def test_what_is_kept_opens_nothing(browser, kept, desk):
    post(browser, ASK)
    secret = str(desk.base_url).rstrip("/").rpartition("/")[2]
    for table in ("sent", "desks"):
        rows = kept.read(lambda it, name=table: it.execute(text(f"SELECT * FROM {name}")).mappings().all())
        held = [str(value) for row in rows for value in row.values()]
        assert secret not in held
        for value in held:
            assert browser.get(f"/kennis/redactie/{value or 'x'}").status_code in (404, 303)


def test_a_dossier_that_there_is_not_takes_no_reaction(browser):
    assert browser.get("/kennis/niets/reactie").headers["location"] == "/kennis"


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_form_asks_who_somebody_is(browser, code):
    for path in (ASK, REACT):
        page = Read(browser.get(path, params={"taal": code}).text)
        seen = [one for one in page.all("input") if one.get("type") != "hidden"]
        assert [one["name"] for one in seen] == [TRAP]
        assert page.all("html")[0]["lang"] == code


@pytest.mark.parametrize(
    ("asked", "view"),
    [
        ("/kaart?gemeente=GM0344&jaar=2024", "/kaart?gemeente=GM0344&jaar=2024"),
        ("/", "/"),
        ("/gemeente/GM0344", "/gemeente/GM0344"),
        ("/kennis/wonen?gemeente=GM0344", "/kennis/wonen?gemeente=GM0344"),
        ("/bijeenkomst?leider=geheim", "/bijeenkomst"),
        ("/leiden/geheim", ""),
        ("/kennis/vraag/geheim", ""),
        ("/kennis/redactie/geheim", ""),
        ("https://elders.example/kaart", ""),
        ("//elders.example/kaart", ""),
        ("/\\elders.example", ""),
        ("javascript:alert(1)", ""),
        ("/kaart?" + "x" * 600, ""),
        ("", ""),
    ],
)
def test_a_view_is_one_of_this_site_and_holds_no_secret(asked, view):
    assert view_of(asked) == view
