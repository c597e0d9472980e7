"""A careful reader of public pages: takes only what HTML5 allows without an error, and names what a page would load."""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
from pyld import jsonld

LOADED = {"img": "src", "script": "src", "iframe": "src", "source": "src", "embed": "src", "object": "data"}
"""What a browser fetches with a page, by the attribute that names it; links are looked at one by one."""
INLINE = {"a", "b", "bdi", "cite", "code", "mark", "q", "s", "span", "strong", "time"}
FETCHED_LINKS = {"stylesheet", "icon", "preload", "prefetch", "preconnect", "dns-prefetch", "modulepreload"}
SCHEMA = "https://schema.org/"


def parsed(page: str | bytes) -> Element:
    """Parses a whole page, or fails at the first thing that HTML5 calls an error."""
    return _parsed(page.decode("utf-8") if isinstance(page, bytes) else page)


@lru_cache(maxsize=256)
def _parsed(page: str) -> Element:
    root: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    return root


def said(element: Element | None) -> str:
    """Gives the text of an element as a person reads it: what stands in a box of its own is a word of its own."""
    assert element is not None
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Element) -> Iterator[str]:
    apart = "" if element.tag in INLINE else " "
    yield apart
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    yield apart


def classed(root: Element, name: str) -> list[Element]:
    """Gives the elements of a class."""
    return [one for one in root.iter() if isinstance(one.tag, str) and name in (one.get("class") or "").split()]


def section(root: Element, name: str) -> str:
    """Gives the text of the one section with a class."""
    [found] = [one for one in classed(root, name) if one.tag == "section"]
    return said(found)


def meta(root: Element) -> dict[str, str]:
    """Gives what the head tells machines: names and properties with their contents."""
    found = ((one.get("property") or one.get("name"), one.get("content")) for one in root.iter("meta"))
    return {name: content for name, content in found if name and content is not None}


def linked(root: Element, relation: str) -> list[str]:
    """Gives the addresses of the head's links of a relation."""
    return [one.get("href", "") for one in root.iter("link") if relation in (one.get("rel") or "").split()]


def listed(page: str) -> tuple[list[int], str, str]:
    """Gives the claims of a list's page, and the addresses of the page before and after it, without parsing it all."""
    numbers = [int(number) for number in re.findall(r'<h3 dir="auto"><a href="[^"]*/c/(\d+)', page)]
    ways = dict(re.findall(r'<a rel="(prev|next)" href="([^"#]+)', page))
    return numbers, unescape(ways.get("prev", "")), unescape(ways.get("next", ""))


def claims_on(root: Element) -> list[int]:
    """Gives the numbers of the claims that a list shows, in order."""
    rows = root.findall(".//ol[@class='claims']/li//h3/a")
    return [int(urlsplit(row.get("href", "")).path.rsplit("/", 1)[-1].partition("-")[0]) for row in rows]


def loads(root: Element) -> Iterator[str]:
    """Names what a browser would fetch with the page."""
    for one in root.iter():
        if one.tag in LOADED and one.get(LOADED[one.tag]):
            yield one.get(LOADED[one.tag], "")
        if one.tag == "link" and FETCHED_LINKS & set((one.get("rel") or "").split()):
            yield one.get("href", "")


def scripts(root: Element) -> list[Any]:
    """Gives the data in the page's scripts, and fails at a script that is not data."""
    found = list(root.iter("script"))
    assert all(one.attrib == {"type": "application/ld+json"} for one in found)
    return [json.loads("".join(one.itertext())) for one in found]


def expanded(document: Any) -> Any:
    """Reads JSON-LD as any of its readers does, without reaching for the network."""

    def loaded(address: str, _options: object) -> dict[str, Any]:
        assert address == "https://schema.org"
        context = {"@context": {"@vocab": SCHEMA}}
        return {"contextUrl": None, "documentUrl": address, "contentType": "application/ld+json", "document": context}

    return jsonld.expand(document, {"documentLoader": loaded})
