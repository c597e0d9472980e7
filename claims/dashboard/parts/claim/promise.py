"""What was promised: the window with its words and slips, and the amount with its counts side by side."""

from markupsafe import Markup

from claims.dashboard.parts.claim.words import NOTHING, folded, section, source_links, words
from claims.dashboard.parts.links import link
from claims.desk.card_lines import ClaimCard, CountLine, NewsLine, TargetLine
from claims.formats import chips
from claims.formats.days import day
from claims.rules.schedule import Window


def deadline(card: ClaimCard) -> Markup:
    """Shows the first window, how it was read, how the claim stands against it, and every slip."""
    if not card.kind.is_followed_up:
        return NOTHING
    if card.window is None:
        return section("Promised for", [Markup('<p class="or-absent">No deadline stated.</p>')], "deadline")
    return section(
        "Promised for",
        [
            _window(card.window),
            Markup('<p class="or-strong">{}.</p>').format(card.schedule),
            _reading(card),
            _restated(card),
            _slips(card),
        ],
        "deadline",
    )


def _window(window: Window) -> Markup:
    said = Markup('<q dir="auto">{}</q>, that is ').format(window.words) if window.words else NOTHING
    soft = Markup(' <span class="or-quiet">by convention</span>') if window.soft else NOTHING
    return Markup('<p class="or-window">{}{}{}</p>').format(said, window.in_words(), soft)


def _reading(card: ClaimCard) -> Markup:
    against = Markup("Read against {}. ").format(day(card.deadline_read_on)) if card.deadline_read_on else NOTHING
    if not against and not card.deadline_how:
        return NOTHING
    return Markup('<p class="or-quiet" dir="auto">{}{}</p>').format(against, card.deadline_how)


def _restated(card: ClaimCard) -> Markup:
    if card.restated is None:
        return NOTHING
    words_said = Markup(' (<q dir="auto">{}</q>)').format(card.restated.words) if card.restated.words else NOTHING
    return Markup(
        '<p>Restated for {}{}. <span class="or-quiet">The first window stays what it is judged by.</span></p>'
    ).format(card.restated.in_words(), words_said)


def _slips(card: ClaimCard) -> Markup:
    if not card.slips:
        return Markup('<p class="or-quiet">{}.</p>').format(card.slip_ledger)
    lines = Markup("").join(Markup("<li>{}: {}</li>").format(day(slip.on), slip.words) for slip in card.slips)
    return Markup('<p>{}.</p><ol class="or-slips">{}</ol>').format(card.slip_ledger, lines)


def targets(card: ClaimCard, *, staff: bool) -> Markup:
    """Shows each promised amount with its counts side by side; counts are never added to each other."""
    return Markup("").join(_target(card, target, staff) for target in card.targets)


def _target(card: ClaimCard, target: TargetLine, staff: bool) -> Markup:
    counts = Markup("").join(_count(card, target, count, staff) for count in target.counts)
    return section("Counted so far", [words(target.what_counts), counts], "target")


def _count(card: ClaimCard, target: TargetLine, count: CountLine, staff: bool) -> Markup:
    missing = max(0, int(target.amount) - count.counted)
    bar = chips.bar([("blue", count.counted), (chips.NO_SHARE, missing)], count.progress)
    evidence = {line.sequence: line for line in card.evidence}
    items = Markup("").join(
        Markup('<li>{} · <strong dir="auto">{}</strong>{}{}{}</li>').format(
            day(item.on),
            item.sentence,
            _take_back(card, item, staff),
            words(item.text),
            source_links(item.sources, evidence),
        )
        for item in count.items
    )
    what = (
        folded(f"What was counted ({len(count.items)})", Markup('<ol class="or-items">{}</ol>').format(items))
        if items
        else NOTHING
    )
    return Markup('<div class="or-counted"><p class="or-progress" dir="auto">{}</p>{}{}{}</div>').format(
        count.progress, bar, words(count.means, "or-quiet"), what
    )


def _take_back(card: ClaimCard, item: NewsLine, staff: bool) -> Markup:
    if not staff:
        return NOTHING
    return Markup(' <span class="or-quiet or-by">{}</span>').format(
        link("/claim", "Take back", {"claim": card.id, "do": "correct", "entry": item.sequence})
    )
