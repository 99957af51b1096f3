"""A report as a workbook: what it tells on the first sheet, and a sheet of numbers for each thing to see."""

from dashboard.briefing.cells import columns
from dashboard.briefing.workbook import Book, Table
from dashboard.findings.themes.options import literature
from dashboard.meeting.report.model import Report

__all__ = ["workbook"]


def workbook(told: Report) -> bytes:
    """Write a report as a workbook.

    Parameters
    ----------
    told : Report

    Returns
    -------
    bytes
        Every sheet of a meeting to practise with says so in its name.
    """
    say = told.language.say
    mark = say("verslag.practice") if told.mark else ""
    book = Book(told.language, told.title, foot=told.title, keywords=told.name, mark=mark)
    entries = [(told.name, line, "") for line in (told.label, *filter(None, [told.mark]), *told.about)]
    sheets: dict[str, Table] = {}
    for part in told.parts:
        entries += [(part.title, line, "") for line in part.sentences]
        for item in part.items:
            name = ""
            if (numbers := item.numbers) is not None:
                # Numbered: names of sheets are short, and questions begin alike.
                name = f"{len(sheets) + 1} {item.title}"
                sheets[name] = Table(item.title, "", numbers, columns(numbers, told.language))
            entries.append((part.title, " ".join((item.title, *item.notes)), name))
        entries += [(part.title, line, "") for line in part.sources]
    for work in map(literature().__getitem__, told.works):
        entries.append((say("verslag.sources"), f"{work.full} {work.url}", ""))
    book.contents(say("verslag.overview"), entries)
    for name, table in sheets.items():
        book.data(name, table)
    return book.close()
