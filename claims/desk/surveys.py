"""What looking through a spreadsheet finds: values that a person decides on. Refuses nothing."""

from dataclasses import dataclass

from claims.formats.sheets.fields import Field
from claims.formats.sheets.values import Remark
from db.words import Kind


@dataclass(frozen=True, slots=True)
class Asked:
    """Words for how a claim stands that a person has to answer for: in how many rows, and where first."""

    words: str
    rows: int
    line: int


@dataclass(frozen=True, slots=True)
class Survey:
    """What an import would do, or did: what columns mean, counts, questions, and what is to be said of lines."""

    columns: tuple[tuple[str, Field | None], ...]
    kind: Kind
    rows: int
    new: int
    known: int
    claimants: int
    sources: int
    verdicts: int
    follow_ups: int
    deadlines: int
    unknown: tuple[Asked, ...]
    told: tuple[str, ...]
    remarks: tuple[Remark, ...]
    unsaid: int = 0

    @property
    def stops(self) -> tuple[Remark, ...]:
        """What has to be put right before anything is imported."""
        return tuple(remark for remark in self.remarks if remark.stops)
