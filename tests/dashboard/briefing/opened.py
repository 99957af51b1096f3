"""PDFs, opened again: what is on their pages, and what a screen reader is told."""

import re

import pikepdf
import pypdfium2


def page_texts(raw: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(raw)
    return [document[nth].get_textpage().get_text_range() for nth in range(len(document))]


def marked(node, found=None):
    found = [] if found is None else found
    if isinstance(node, pikepdf.Array):
        for child in node:
            marked(child, found)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        found.append(node)
        if "/K" in node:
            marked(node.K, found)
    return found


def attributes(element) -> set[str]:
    given = element.get("/A", pikepdf.Array())
    return {
        str(key) for each in (given if isinstance(given, pikepdf.Array) else [given]) for key in dict(each)
    }


def squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text)
