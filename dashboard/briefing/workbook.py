"""Workbooks for Excel: real numbers on one sheet, what they mean on the next, where they come from on the third."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.briefing.cells import Column, neutral, withheld
from dashboard.briefing.identified import Whose, identified, whose
from dashboard.briefing.sheet_sizes import WIDE, lines_of, sheet_name, width_of
from dashboard.briefing.told import Briefing
from dashboard.exhibits.exhibit import Exhibit
from dashboard.findings.model.citation import Citation
from dashboard.findings.model.finding import Numbers
from dashboard.findings.sources.grounds import of_caveats
from dashboard.language import Language
from dashboard.style.colours import INK, LINE, MUTED, OWN, PAPER_SHADE
from data_sources import Snapshot

__all__ = ["Book", "Table", "briefing_workbook", "exhibit_workbook"]

_TEXT = 90  # characters in a column of sentences
_LINE = 15.5  # points; not every program fits the height of a row to its words


@dataclass(frozen=True)
class Table:
    """A figure on its way to a sheet."""

    title: str
    subtitle: str
    numbers: Numbers
    columns: tuple[Column, ...]
    terms: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.numbers.frame)


def exhibit_workbook(exhibit: Exhibit, link: str, snapshot: Snapshot | None = None) -> bytes:
    """Write what an exhibit shows as a workbook.

    Parameters
    ----------
    exhibit : Exhibit
    link : str
        Address that shows this exhibit again.
    snapshot : Snapshot, optional
        Says in the notes what its caveats rest on.

    Returns
    -------
    bytes
        Sheets Gegevens, Toelichting and Bron (Data, Notes, Source in English).
    """
    language = exhibit.language
    laid = identified(exhibit.numbers, language, whose(link, snapshot, language))
    table = Table(exhibit.title, exhibit.subtitle, exhibit.numbers, laid, exhibit.terms)
    book = Book(language, exhibit.title)
    book.data(language.say("download.data"), table)
    book.notes([table], snapshot)
    book.sources([table], link)
    return book.close()


def briefing_workbook(told: Briefing, snapshot: Snapshot | None = None) -> bytes:
    """Write a whole briefing as a workbook.

    Parameters
    ----------
    told : Briefing
    snapshot : Snapshot, optional
        Says in the notes what caveats rest on.

    Returns
    -------
    bytes
        The sheet Gegevens holds the sentences and leads to a sheet for each table; then Toelichting and Bron.
    """
    language = told.language
    book = Book(language, told.title)
    parts = (*told.steps, *told.parts)
    exhibits = {exhibit.numbers.id: exhibit for part in parts for exhibit in part.exhibits}
    tables: dict[str, Table] = {}
    entries: list[tuple[str, str, str]] = []
    headline = language.say("deck.headline", name=told.name)
    entries += [(headline, it.text, "") for paragraph in told.headline for it in paragraph]
    told_of: set[str] = set()
    about = Whose(told.gemeente, told.name)
    for part in parts:
        entries += [(part.title, sentence.text, "") for sentence in part.sentences]
        entries += [(part.title, question, "") for question in part.questions]
        for numbers in part.tables:
            if not len(numbers.frame) or numbers.id in told_of:
                continue
            told_of.add(numbers.id)
            name = sheet_name(f"{len(tables) + 1} {numbers.title(language)}")
            terms = exhibits[numbers.id].terms if numbers.id in exhibits else ()
            laid = identified(numbers, language, about)
            tables[name] = Table(numbers.title(language), "", numbers, laid, terms)
            entries.append((part.title, numbers.title(language), name))
    book.contents(language.say("download.data"), entries)
    for name, table in tables.items():
        book.data(name, table)
    book.notes(list(tables.values()), snapshot)
    book.sources(list(tables.values()), told.link)
    return book.close()


class Book:
    """A workbook in the making.

    Parameters
    ----------
    language : Language
    title : str
    foot : str, optional
        What stands under every sheet on paper; by default whose figures they are.
    keywords : str
    mark : str
        What every sheet says of itself before its name, and on paper above it.
    """

    def __init__(
        self, language: Language, title: str, foot: str | None = None, keywords: str = "CBS", mark: str = ""
    ) -> None:
        self.language, self.title, self.mark = language, title, mark
        self.foot = language.say("download.attribution") if foot is None else foot
        self._bytes = BytesIO()
        settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(self._bytes, settings)
        licence = f"{language.say('download.attribution')}. {language.say('download.licence_text')}"
        self._book.set_properties(
            {
                "title": title,
                "subject": language.say("download.site"),
                "author": language.say("download.site"),
                "keywords": keywords,
                "comments": licence if foot is None else foot,
            }
        )
        self._formats: dict[tuple[str, ...], Format] = {}

    def data(self, name: str, table: Table) -> None:
        """Add the sheet of one table: a head that stays in sight, real numbers, and why one is missing."""
        sheet = self._sheet(name)
        reasons = withheld(table.columns, self.language)
        extra = self.language.say("download.missing") if any(reasons) else None
        heads = [column.heading for column in table.columns] + ([extra] if extra else [])
        sheet.set_row(0, _LINE * max((lines_of(head, 14) for head in heads), default=1))
        for place, column in enumerate(table.columns):
            self._head(sheet, place, column.heading, column.numeric)
            for row, cell in enumerate(column.cells, start=1):
                if isinstance(cell.value, str):
                    sheet.write_string(row, place, cell.value, self._format(indent="1" if place else ""))
                elif cell.value is None:
                    sheet.write_blank(row, place, None, self._format(form=cell.form))
                else:
                    sheet.write_number(row, place, cell.value, self._format(form=cell.form))
            sheet.set_column(place, place, width_of(column))
        if extra:
            place = len(table.columns)
            self._head(sheet, place, extra, False)
            for row, reason in enumerate(reasons, start=1):
                if reason:
                    sheet.write_string(row, place, neutral(reason), self._format(quiet="1"))
            sheet.set_column(place, place, WIDE)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(1, len(table)), len(heads) - 1)
        sheet.repeat_rows(0)

    def contents(self, name: str, entries: Sequence[tuple[str, str, str]]) -> None:
        """Add the sheet that tells the sentences and leads to the tables."""
        say = self.language.say
        sheet = self._sheet(name)
        for place, key in enumerate(("part", "sentence", "sheet")):
            self._head(sheet, place, say(f"download.{key}"), False)
        for row, (part, words, target) in enumerate(entries, start=1):
            sheet.write_string(row, 0, neutral(part), self._format())
            sheet.write_string(row, 1, neutral(words), self._format(wrap="1"))
            sheet.set_row(row, _LINE * lines_of(words, _TEXT))
            if target:
                to = self._named(target)
                sheet.write_url(row, 2, f"internal:'{to}'!A1", self._format(link="1"), to)
        sheet.set_column(0, 0, 28)
        sheet.set_column(1, 1, _TEXT)
        sheet.set_column(2, 2, 34)
        sheet.freeze_panes(1, 0)

    def notes(self, tables: Sequence[Table], snapshot: Snapshot | None) -> None:
        """Add the sheet that says what the tables and their columns are, and what to keep in mind."""
        say, sheet = self.language.say, self._sheet(self.language.say("download.notes"))
        heads = [say(f"download.{key}") for key in ("what", "column", "unit", "caveat")]
        for place, head in enumerate([*heads, say("ground.title")]):
            self._head(sheet, place, head, False)
        row = 1
        for table in tables:
            title = " · ".join(text for text in (table.title, table.subtitle) if text)
            sheet.write_string(row, 0, neutral(title), self._format(bold="1", wrap="1"))
            sheet.set_row(row, _LINE * lines_of(title, WIDE))
            row += 1
            for column in table.columns:
                sheet.write_string(row, 1, column.heading, self._format())
                sheet.write_string(row, 2, column.unit, self._format())
                row += 1
            for caveat in table.numbers.caveats:
                words = caveat.say(self.language)
                grounds = of_caveats(snapshot, [caveat]) if snapshot else ()
                rests = "\n".join(one.say(self.language) for one in grounds)
                sheet.write_string(row, 3, neutral(words), self._format(wrap="1"))
                sheet.write_string(row, 4, neutral(rests), self._format(wrap="1"))
                sheet.set_row(row, _LINE * max(lines_of(text, 70) for text in (words, rests)))
                row += 1
        row += 1
        lines = [say("download.exact")]
        if any(any(withheld(table.columns, self.language)) for table in tables):
            lines.append(say("download.empty_text", column=say("download.missing")))
        for term in dict.fromkeys(term for table in tables for term in table.terms):
            lines.append(f"{say(f'term.{term}.name')}: {say(f'term.{term}.text')}")
        for line in lines:
            sheet.merge_range(row, 0, row, 3, neutral(line), self._format(wrap="1"))
            sheet.set_row(row, _LINE * lines_of(line, 150))
            row += 1
        for place, width in enumerate((WIDE, 34, 34, 70, 70)):
            sheet.set_column(place, place, width)
        sheet.freeze_panes(1, 0)

    def sources(self, tables: Sequence[Table], link: str) -> None:
        """Add the sheet that says where every number comes from, and how to see it again."""
        say, sheet = self.language.say, self._sheet(self.language.say("download.sources"))
        heads = (
            "what",
            "holder",
            "table",
            "name",
            "period",
            "retrieved",
            "classification",
            "groups",
            "address",
        )
        for place, key in enumerate(heads):
            self._head(sheet, place, say(f"download.{key}"), False)
        row = 1
        for table in tables:
            for source in table.numbers.sources:
                self._source(sheet, row, table, source)
                row += 1
        row += 1
        for words in (say("download.attribution"), say("download.licence_text"), say("download.period_text")):
            sheet.write_string(row, 0, words, self._format())
            row += 1
        sheet.write_string(row, 0, say("download.link"), self._format(bold="1"))
        self._address(sheet, row, 1, link)
        for place, width in enumerate((40, 18, 26, 52, 22, 18, 40, 10, 60)):
            sheet.set_column(place, place, width)
        sheet.freeze_panes(1, 0)

    def _source(self, sheet: Worksheet, row: int, table: Table, source: Citation) -> None:
        partition = source.partition or table.numbers.partition
        for place, text in enumerate((table.title, source.holder, source.table, source.title)):
            sheet.write_string(row, place, neutral(text), self._format())
        if source.period.isdigit():
            sheet.write_datetime(row, 4, date(int(source.period), 1, 1), self._format(form="d mmmm yyyy"))
        else:
            sheet.write_string(row, 4, source.period, self._format())
        retrieved = datetime.fromisoformat(source.retrieved).date()
        sheet.write_datetime(row, 5, retrieved, self._format(form="d mmmm yyyy"))
        if partition is not None:
            words = self.language.say(f"classification.{partition[0]}")
            sheet.write_string(row, 6, words, self._format())
            sheet.write_number(row, 7, partition[1], self._format(form="0"))
        self._address(sheet, row, 8, source.url)

    def _address(self, sheet: Worksheet, row: int, place: int, address: str) -> None:
        if address.startswith(("https://", "http://")):
            sheet.write_url(row, place, address, self._format(link="1"))
        else:
            sheet.write_string(row, place, neutral(address), self._format())

    def _sheet(self, name: str) -> Worksheet:
        sheet = self._book.add_worksheet(self._named(name))
        if self.mark:
            sheet.set_header(f"&L&B{self.mark.replace('&', '&&')}")
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L&8{self.foot.replace('&', '&&')}&R&8&P/&N")
        return sheet

    def _named(self, name: str) -> str:
        return sheet_name(f"{self.mark} {name}")

    def _head(self, sheet: Worksheet, place: int, words: str, numeric: bool) -> None:
        sheet.write_string(0, place, neutral(words), self._format(head="1", right="1" if numeric else ""))

    def _format(self, **said: str) -> Format:
        """Return a cell's look; the same look is one format."""
        key = tuple(sorted(f"{name}={value}" for name, value in said.items() if value))
        if key not in self._formats:
            look: dict[str, object] = {"font_name": "Calibri", "font_size": 11, "font_color": INK}
            look |= {"valign": "top"}
            if said.get("form"):
                look["num_format"] = said["form"]
            if said.get("head"):
                look |= {"bold": True, "bg_color": PAPER_SHADE, "bottom": 1, "bottom_color": LINE}
                look |= {"text_wrap": True, "align": "right" if said.get("right") else "left"}
            if said.get("indent"):
                look["indent"] = 1
            if said.get("bold"):
                look["bold"] = True
            if said.get("wrap"):
                look["text_wrap"] = True
            if said.get("quiet"):
                look["font_color"] = MUTED
            if said.get("link"):
                look |= {"font_color": OWN, "underline": 1}
            self._formats[key] = self._book.add_format(look)
        return self._formats[key]

    def close(self) -> bytes:
        """Return the file."""
        self._book.close()
        return self._bytes.getvalue()
