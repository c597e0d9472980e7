"""What a timeline shows, as values: promises and predictions with their windows, slips and news. Decides nothing."""

from dataclasses import dataclass
from datetime import date

from claims.rules.schedule import Standing, Window
from claims.rules.slips import Announcement, Slip
from db.words import FollowUp, Kind


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which one follow-up held; `until` is the day after the last, `date.max` while it holds."""

    follow_up: FollowUp | None
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class News:
    """What was told on a day: a follow-up with its reason, or (without one) an item counted towards a target."""

    on: date
    follow_up: FollowUp | None
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """A promise or prediction. `announcements` begin with the first window; slips were worked out from them."""

    claim_id: int
    statement: str
    kind: Kind
    claimant: str
    topic: str
    upper_topic: str
    begins: date
    announcements: tuple[Announcement, ...]
    slips: tuple[Slip, ...]
    stretches: tuple[Stretch, ...]
    news: tuple[News, ...]
    standing: Standing
    schedule: str

    @property
    def window(self) -> Window | None:
        """The first window, if one was announced by then."""
        return self.announcements[0].window if self.announcements else None

    @property
    def follow_up(self) -> FollowUp | None:
        """What had come of it in the end."""
        return self.stretches[-1].follow_up if self.stretches else None


@dataclass(frozen=True, slots=True)
class Month:
    """How many promises and predictions begin in a month and how many fall due in it; `day` is its first."""

    day: date
    begin: int
    due: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """One page of a timeline as it stood on a day: `total` of the whole filter (at least so many when `capped`),
    `after` where the next page goes on, `months` of the whole filter where it has more than this page.

    `rest` are the claims of this page whose rows were not read yet, nor the total and the months; the page's last one
    begins on `until`, and the latest first window of the rest closes on `reach`."""

    rows: tuple[Row, ...]
    total: int
    capped: bool
    after: str
    on: date
    today: date
    first_day: date | None
    months: tuple[Month, ...] | None
    rest: tuple[int, ...] = ()
    until: date | None = None
    reach: date | None = None

    @property
    def is_past(self) -> bool:
        """Tells whether it stands at an earlier day than today."""
        return self.on < self.today
