"""Every change a person can make to a claim, as a value that decides by itself which entries it puts into the history.

Each refuses what the rules refuse; none of them writes.
"""

from claims.desk.changes.change import JUST_ADDED, ClaimChange, known, reason_of
from claims.desk.changes.counting import CountProgress, ReportProgress, SetTarget
from claims.desk.changes.decisions import Follow, Verify
from claims.desk.changes.evidence import AddEvidence, WithdrawEvidence
from claims.desk.changes.promised import RestateDeadline, SetDeadline
from claims.desk.changes.publication import Embargo, Publish, PutInTracker, Retire, TakeOutOfTracker, Unpublish
from claims.desk.changes.undoing import Correct, Redact
from claims.desk.changes.wording import AddAppearance, Amend, Note

__all__ = [
    "JUST_ADDED",
    "AddAppearance",
    "AddEvidence",
    "Amend",
    "ClaimChange",
    "Correct",
    "CountProgress",
    "Embargo",
    "Follow",
    "Note",
    "Publish",
    "PutInTracker",
    "Redact",
    "ReportProgress",
    "RestateDeadline",
    "Retire",
    "SetDeadline",
    "SetTarget",
    "TakeOutOfTracker",
    "Unpublish",
    "Verify",
    "WithdrawEvidence",
    "known",
    "reason_of",
]
