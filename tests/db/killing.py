"""A writer that is killed with SIGKILL while it writes, and the look afterwards: nothing that was acknowledged is lost.

The suite kills a few (test_opening.py), tests/bench/kills.py two hundred.
"""

import signal
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from db.care.verifying import verify
from db.opening import open_record
from db.words import FollowUp, Subject
from tests.db.histories import chain, claim, followed_up, people_and_papers, put

ROOT = Path(__file__).parents[2]
CLAIMS = 5


def prepare(url: str) -> None:
    """Puts the claims on record that the writers write about."""
    record = open_record(url)
    people_and_papers(record)
    for _ in range(CLAIMS):
        claim(record)
    record.close()


def write_for_ever(url: str) -> None:
    """Adds follow-ups without end and says on the output which ones are on record: "claim sequence"."""
    record = open_record(url)
    turn = 0
    while True:
        number = 1 + turn % CLAIMS
        seen = len(chain(record, Subject.CLAIM, number))
        made = put(
            record,
            Subject.CLAIM,
            number,
            seen,
            followed_up(list(FollowUp)[turn % 7], date(2025, 1 + turn % 12, 1)),
            followed_up(list(FollowUp)[turn % 5], date(2025, 6, 1 + turn % 28)),
            now=datetime.now(UTC),
        )
        print(number, made[-1].sequence, flush=True)
        turn += 1


def kill_one(url: str, after: int) -> int:
    """Starts a writer, kills it once it has acknowledged `after` changes, and gives how many it had acknowledged.

    Fails when an acknowledged change is missing or the record does not verify.
    """
    command = [sys.executable, "-m", "tests.db.killing", url]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline() for _ in range(after)]
        writer.send_signal(signal.SIGKILL)
        said += writer.stdout.readlines()
    acknowledged = [tuple(map(int, line.split())) for line in said if line.endswith("\n")]
    assert len(acknowledged) >= after, f"the writer stopped by itself after {len(acknowledged)} changes"
    record = open_record(url)
    try:
        held = {number: len(chain(record, Subject.CLAIM, number)) for number in range(1, CLAIMS + 1)}
        lost = [change for change in acknowledged if held[change[0]] < change[1]]
        assert not lost, f"acknowledged and gone: {lost}"
        findings = verify(record)
        assert findings.holds, findings.sentence
    finally:
        record.close()
    return len(acknowledged)


if __name__ == "__main__":
    write_for_ever(sys.argv[1])
