"""Two hundred writers killed with SIGKILL under load, on one SQLite record.

`uv run python -m tests.bench.kills [HOW MANY]`
"""

import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from db.engine import sqlite_url
from tests.db.killing import kill_one, prepare


def main(how_many: int) -> None:
    """Kills as many writers as asked and says what was held; stops at the first change that was lost."""
    chance = random.Random(7)
    with TemporaryDirectory() as folder:
        url = sqlite_url(Path(folder) / "on-record.sqlite")
        prepare(url)
        acknowledged = 0
        for n in range(1, how_many + 1):
            acknowledged += kill_one(url, chance.randint(1, 12))
            print(f"{n} killed, {acknowledged} changes acknowledged, all there, the record holds", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
