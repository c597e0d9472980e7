"""The article in a page of HTML: its words without menus, scripts and markup, and what the page says of it.

Refuses a page that is made to be slow or holds no article. Nothing is fetched, no entity of another file is read.
"""

import logging
import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from claims.formats.documents.languages import language_named, language_of
from claims.formats.documents.letters import tidy
from claims.formats.documents.measure import Measure, measured
from claims.formats.documents.published import day_of_publication
from claims.formats.documents.values import Document
from claims.formats.unprintable import in_one_line
from claims.refusals import NotAccepted

MOST_ELEMENTS: Final = 30_000
SHORTEST: Final = 100
"""How many signs an article has at least that only the less exact way finds: menus have fewer."""

LONGEST_TITLE: Final = 500

CAREFUL: Final = 3_000
"""Up to how many elements every way to find the article is tried; some of them take the square of the number."""

NO_ARTICLE: Final = (
    "No article was found in this page: it may be built by scripts or need a login. Paste its text here."
)
TANGLED: Final = "This page is put together in a way that cannot be read. Open it in a browser and paste its text here."

_NEVER_SHOWN: Final = ("template", "textarea", "select")

for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).addHandler(logging.NullHandler())  # what they have to say is said in our sentences


def read_page(page: str, address: str = "") -> Document:
    """Reads the article out of a page; `address` is where it was found, if it was on the web."""
    page = page.replace("\x00", "")
    elements = _measured(page)
    tree = _parsed(page)
    found = _article(tree, address, careful=elements <= CAREFUL)
    if found is None or not (text := tidy("\n".join(_blocks(found.body)))):
        raise NotAccepted(NO_ARTICLE, "document")
    publisher = in_one_line(found.sitename or _host(address))
    day, basis = day_of_publication(page, tree, address) or (None, "")
    return Document(
        text=text,
        title=_bare_title(in_one_line(found.title or "")[:LONGEST_TITLE], publisher),
        author=in_one_line(found.author or ""),
        publisher=publisher,
        published=day,
        basis=basis,
        language=language_of(text) or language_named(tree.get("lang") or tree.get("xml:lang") or ""),
    )


def _measured(page: str) -> int:
    from lxml import etree

    parser = etree.HTMLParser(target=Measure(MOST_ELEMENTS, TANGLED), encoding="utf-8", no_network=True)
    try:
        return measured(parser, page.encode("utf-8", "replace"))
    except etree.LxmlError as error:
        raise NotAccepted(NO_ARTICLE, "document") from error


def _parsed(page: str) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError as error:
        raise NotAccepted(NO_ARTICLE, "document") from error
    etree.strip_elements(tree, *_NEVER_SHOWN, with_tail=False)
    return tree


def _article(tree: Any, address: str, *, careful: bool) -> Any:
    from trafilatura import bare_extraction

    for precise in (True, False) if careful else (True,):
        found: Any = bare_extraction(
            tree,
            url=address or None,
            fast=not careful,
            favor_precision=precise,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={
                "original_date": True,
                "extensive_search": False,
            },  # days have a reader of their own
        )
        if found is not None and (precise or len(found.text or "") >= SHORTEST):
            return found
    return None


_BLOCKS: Final = frozenset({"p", "head", "item", "quote", "row", "list", "table", "body", "lb", "code", "main", "div"})


def _blocks(body: Any) -> Iterator[str]:
    """Gives the article's paragraphs, headings, items and rows, each as a line; cells have a tab between them."""
    from lxml import etree

    line = ""
    for event, part in etree.iterwalk(body, events=("start", "end")):
        if part.tag in _BLOCKS:
            yield from _shown(line)
            line = ""
        elif part.tag == "cell" and event == "end":
            line += "\t"
        line += (part.text if event == "start" else part.tail) or ""
    yield from _shown(line)


def _shown(line: str) -> Iterator[str]:
    if line.strip():
        yield re.sub(r"[^\S\t]+", " ", line)


def _bare_title(title: str, publisher: str) -> str:
    """Gives a title without the publisher's name behind it."""
    found = re.fullmatch(r"(.+?)\s+[|–—:-]\s+(.+)", title)
    while found and found[2].casefold() != publisher.casefold():
        found = re.fullmatch(r"(.+?)\s+[|–—:-]\s+(.+)", found[2])
    return title[: -len(found[2])].rstrip(" |–—:-") if found else title


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
