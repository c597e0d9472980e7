"""Scores the committed weights: `python -m tests.scores.checkworthy FOLDER`, which holds `checkworthy/*.tsv`.

Sentences the weights were trained on flatter them: honest is the cross-validation of `tests.scores.training`, or a
file kept aside. The promises are scored on our own sentences beside this file.
"""

import sys
from pathlib import Path

from claims.reading.values import Span
from claims.reading.weighing.promises import is_promise
from claims.reading.weighing.signs import signs_of
from claims.reading.weighing.weight import weigh
from tests.scores.debates import read_debates
from tests.scores.scoring import score

OWN_SENTENCES = Path(__file__).with_name("promises.tsv")


def main(folder: str) -> None:
    """Prints the scores of every file of debate sentences in a folder, and of our own sentences on promises."""
    for path in sorted((Path(folder) / "checkworthy").glob("*.tsv")):
        sentences = read_debates(path)
        decided = (weigh(text, [Span(0, len(text))])[0].check_worthy for _, text, _ in sentences)
        print(f"{path.name}, check-worthy: {score(decided, (sentence.check_worthy for sentence in sentences))}")
    rows = [line.split("\t") for line in OWN_SENTENCES.read_text(encoding="utf-8").splitlines()[1:]]
    promised = (is_promise(sentence, signs_of(sentence).words) for *_, sentence in rows)
    print(f"our own sentences, promise: {score(promised, (label == 'yes' for label, *_ in rows))}")


if __name__ == "__main__":
    main(*sys.argv[1:])
