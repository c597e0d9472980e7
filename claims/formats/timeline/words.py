"""What a timeline says in words: windows, news, schedules, whole rows, for hovers and for who cannot see it. Pure."""

from datetime import date, timedelta
from typing import Final

from claims.formats.timeline.values import News, Row, Stretch
from claims.rules.schedule import Window, day_in_words
from db.words import Schedule

HOVER: Final = 140  # letters of news that a hover shows; the claim's page holds them all
NOTHING_YET: Final = "nothing recorded yet"
COUNTED: Final = "counted towards the target"
POSTPONED: Final = "postponed, no new date"


def upper(words: str) -> str:
    """Begins words with a capital letter."""
    return words[:1].upper() + words[1:]


def window_in_words(window: Window) -> str:
    """Says a window as its days, with the words it was read from and that they are read by convention."""
    words = f"“{window.words}”" if window.words else ""
    how = "read by convention" if window.soft else ""
    said = ", ".join(part for part in (words, how) if part)
    return f"{window.in_words()} ({said})" if said else window.in_words()


def news_in_words(news: News) -> str:
    """Says news shortly: the day, the state and how it was told."""
    words = news.words if len(news.words) <= HOVER else news.words[:HOVER].rsplit(" ", 1)[0] + " …"
    return f"{day_in_words(news.on)}: {news.follow_up or COUNTED}" + (f". {words}" if words else "")


def stretch_in_words(stretch: Stretch, on: date) -> str:
    """Says which state held on which days."""
    state, since = upper(stretch.follow_up or NOTHING_YET), day_in_words(stretch.since)
    if stretch.until > on:
        return f"{state} since {since}"
    return f"{state} from {since} to {day_in_words(stretch.until - timedelta(days=1))}"


def beside_schedule(row: Row) -> str:
    """Says what the schedule's word leaves open: the day it is due, the day the window opens, the restated window."""
    match row.standing.word, row.window:
        case Schedule.DUE, Window(latest=latest):
            return f"by {day_in_words(latest)}"
        case Schedule.NOT_DUE, Window(earliest=earliest):
            return f"before {day_in_words(earliest)}"
    return "inside the restated window" if row.standing.inside_restated else ""


def who_and_what(row: Row) -> str:
    """Says who promised or predicted it, where that is shown."""
    return " · ".join(part for part in (row.claimant, str(row.kind)) if part)


def row_in_words(row: Row) -> str:
    """Says all that a row shows: statement, who, window, slips, what came of it, schedule."""
    told = [row.statement.rstrip(".")]
    told += [row.claimant] if row.claimant else []
    told += [f"Promised for {window_in_words(row.window)}"] if row.window else []
    told += [f"{day_in_words(slip.on)}: {slip.words[:1].lower()}{slip.words[1:]}" for slip in row.slips]
    told.append(stretch_in_words(row.stretches[-1], date.min) if row.stretches else upper(NOTHING_YET))
    news = sum(1 for one in row.news if one.follow_up is not None)
    told += [f"{news:,} news items"] if news > 1 else []
    return ". ".join([*told, row.schedule]) + "."
