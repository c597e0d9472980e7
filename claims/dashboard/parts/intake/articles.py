"""The list of articles with how far each docket is."""

from markupsafe import Markup

from claims.dashboard.here import Here
from claims.dashboard.parts.links import address, link, linked
from claims.rules.schedule import day_in_words
from db.reads.dockets import ArticleRow


def show(desk: Here) -> None:
    """Shows the articles put on record last, each with its docket."""
    rows = desk.reads.articles()
    if not rows:
        linked(_NOTHING, key="no-articles")
        return
    body = Markup("").join(map(_row, rows))
    linked(
        Markup(
            '<table class="or-claims"><thead><tr><th scope="col">Article</th><th scope="col">Docket</th>'
            '<th scope="col">Claims</th></tr></thead><tbody>{}</tbody></table>'
        ).format(body),
        key="articles",
    )


_NOTHING = Markup(
    '<div class="or-empty"><h2>No article yet</h2><p><a href="/intake">Take one in</a>: paste its text, fetch its '
    "address, or open a file.</p></div>"
)


def _row(row: ArticleRow) -> Markup:
    day = f", {day_in_words(row.published)}" if row.published else ""
    return Markup(
        '<tr><th scope="row"><a class="or-statement" dir="auto" href="{}">{}</a><span class="or-line">{}{}</span></th>'
        "<td>{}</td><td>{}</td></tr>"
    ).format(
        address("/intake", {"docket": row.docket}) if row.docket else address("/claims", {"article": row.id}),
        row.headline,
        row.publisher,
        day,
        _docket(row),
        link("/claims", "See them", {"article": row.id}),
    )


def _docket(row: ArticleRow) -> str:
    if not row.docket:
        return "Put on record by hand: no text held"
    waiting = f", {row.undecided} to decide" if row.undecided else ""
    return f"{row.found} found, {row.tracked} tracked{waiting}"
