"""What importing a sheet would do: the counts, what holds for many rows, and each problem with its line."""

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from claims.dashboard.parts.links import linked
from claims.desk.surveys import Survey
from claims.formats.sheets.values import Remark
from claims.rules.schedule import counted

AT_ONCE: Final = 12
_FIGURE: Final = Markup("<div><dt>{}</dt><dd>{:,}</dd></div>")
_LINE: Final = Markup('<tr><th scope="row">Line {:,}</th><td dir="auto">{}</td></tr>')
_TABLE: Final = Markup(
    '<table class="or-remarks{}"><thead><tr><th scope="col">Line</th><th scope="col">What is to be '
    "said of it</th></tr></thead><tbody>{}</tbody></table>"
)
_FOLDED: Final = Markup('<details class="or-folded"><summary>{}</summary>{}</details>')


def show(found: Survey) -> None:
    """Shows it."""
    parts = [Markup("<h2>What it would do</h2>"), Markup('<p class="or-strong">{}</p>').format(_sum(found))]
    if found.new and not found.stops:
        parts.append(_figures(found))
    parts += [Markup("<p>{}</p>").format(sentence) for sentence in found.told]
    parts += _problems(found)
    linked(Markup('<div class="or-dry">{}</div>').format(Markup("").join(parts)), key="import-outcome")


def _sum(found: Survey) -> str:
    if found.stops:
        return (
            f"Nothing can be imported before {counted(len(found.stops), 'line')} "
            f"{'is' if len(found.stops) == 1 else 'are'} put right. Change the file and choose it again."
        )
    if not found.rows:
        return "The sheet has no rows."
    if not found.new:
        return f"Every row is on record already ({found.rows:,}): importing it would change nothing."
    before = f"; {found.known:,} of {found.rows:,} rows are on record already" if found.known else ""
    return f"{counted(found.new, 'row')} would become {'a draft' if found.new == 1 else 'drafts'}{before}."


def _figures(found: Survey) -> Markup:
    figures = {
        "new claims": found.new,
        "claimants": found.claimants,
        "sources": found.sources,
        "verdicts": found.verdicts,
        "follow-ups": found.follow_ups,
        "deadlines": found.deadlines,
    }
    return Markup('<dl class="or-figures">{}</dl>').format(
        Markup("").join(_FIGURE.format(words, n) for words, n in figures.items())
    )


def _problems(found: Survey) -> list[Markup]:
    parts = []
    others = [remark for remark in found.remarks if not remark.stops]
    if found.stops:
        parts.append(Markup("<h3>To be put right first</h3>") + _lines(found.stops, " or-stops"))
    if others:
        parts.append(Markup("<h3>Not taken over, or to be known</h3>") + _lines(others, ""))
    if found.unsaid:
        parts.append(Markup('<p class="or-quiet">… and {:,} more like these.</p>').format(found.unsaid))
    return parts


def _lines(remarks: Sequence[Remark], sort: str) -> Markup:
    rows = [_LINE.format(remark.line, remark.sentence) for remark in remarks]
    shown = _TABLE.format(sort, Markup("").join(rows[:AT_ONCE]))
    if rest := rows[AT_ONCE:]:
        shown += _FOLDED.format(f"{len(rest):,} more", _TABLE.format(sort, Markup("").join(rest)))
    return shown
