"""Articles: the list with how far each docket is, and one article with its claims marked in it by their verdicts."""

from typing import Final

import streamlit as st
from markupsafe import Markup

from claims.dashboard.here import Here
from claims.dashboard.parts.intake import compared
from claims.dashboard.parts.intake.marked import marked_text, sign
from claims.dashboard.parts.intake.proposal import about
from claims.dashboard.parts.links import address, link, linked
from claims.desk.dockets import DocketCard, Line
from claims.formats import chips
from claims.rules.schedule import day_in_words
from db.reads.dockets import ArticleRow

_NOTHING: Final = Markup(
    '<div class="or-empty"><h2>No article yet</h2><p><a href="/intake">Take one in</a>: paste its text, fetch its '
    "address, or open a file.</p></div>"
)
_TABLE: Final = Markup(
    '<table class="or-claims"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>',
)


def show(desk: Here) -> None:
    """Shows the article whose docket the address names, else the articles put on record last."""
    asked = st.query_params.get("docket", "")
    if asked.isdecimal() and len(asked) < 19:
        _article(desk, desk.reads.docket(int(asked)))
    else:
        st.title("Articles")
        _list(desk)


def _list(desk: Here) -> None:
    before = st.query_params.get("before", "")
    rows = desk.reads.articles(before=int(before) if before.isdecimal() and len(before) < 19 else None)
    if not rows:
        linked(_NOTHING, key="no-articles")
        return
    table = _TABLE.format(_heads("Article", "Docket", "Claims"), Markup("").join(map(_row, rows)))
    older = link("/articles", "Older articles", {"before": rows[-1].id})
    linked(table + Markup('<p class="or-pages"><span></span>{}</p>').format(older), key="articles")


def _heads(*words: str) -> Markup:
    return Markup("").join(Markup('<th scope="col">{}</th>').format(word) for word in words)


def _row(row: ArticleRow) -> Markup:
    day = f", {day_in_words(row.published)}" if row.published else ""
    return Markup(
        '<tr><th scope="row"><a class="or-statement" dir="auto" href="{}">{}</a><span class="or-line">{}{}</span></th>'
        "<td>{}</td><td>{}</td></tr>"
    ).format(
        address("/articles", {"docket": row.docket}) if row.docket else address("/claims", {"article": row.id}),
        row.headline,
        row.publisher,
        day,
        _docket(row),
        link("/claims", "See them", {"article": row.id}),
    )


def _docket(row: ArticleRow) -> str:
    if not row.docket:
        return "Put on record by hand: article text not held"
    waiting = f", {row.undecided} to decide" if row.undecided else ""
    return f"{row.found} found, {row.tracked} tracked{waiting}"


def _article(desk: Here, card: DocketCard) -> None:
    linked(about(card), key="article-head")
    if card.undecided:
        linked(link("/intake", f"Go on with the {len(card.undecided)} to decide", {"docket": card.id}), key="go-on")
    linked(marked_text(card, leads_to_claims=True), key="article-marked")
    compared.show(desk, card)
    table = _TABLE.format(
        _heads("Proposal", "What became of it", "Why"), Markup("").join(_line(card, line) for line in card.lines)
    )
    linked(Markup("<h2>The docket</h2>") + table, key="article-docket")


def _line(card: DocketCard, line: Line) -> Markup:
    decided = line.decided
    became: str | Markup = decided.outcome if decided else "to decide"
    if decided and decided.claim:
        verdict = card.verdicts.get(decided.claim)
        became = chips.verification(verdict) if verdict else Markup("{}").format("tracked, and retired since")
    return Markup(
        '<tr><th scope="row"><a class="or-statement" dir="auto" href="{}">{}{}</a></th><td>{}</td>'
        '<td class="or-beside" dir="auto">{}</td></tr>'
    ).format(
        address("/claim", {"claim": decided.claim})
        if decided and decided.claim
        else address("/intake", {"docket": card.id, "line": line.number}),
        sign(card, line),
        line.statement,
        became,
        decided.reason if decided else "",
    )
