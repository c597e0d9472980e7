"""Trains the weights of sentences: `python -m tests.scores.training FOLDER` (it holds `checkworthy/train.tsv`).

Needs scikit-learn, which the project does not: `uv run --with scikit-learn python -m tests.scores.training FOLDER`.
Prints the scores of a cross-validation over whole debates and writes `weights.json` beside the code, never the data.
"""

import json
import sys
from collections import Counter
from importlib import import_module
from math import sqrt
from pathlib import Path
from typing import Any

from claims.reading.weighing import weight
from claims.reading.weighing.signs import Sign, Signs, signs_of
from tests.scores.debates import read_debates
from tests.scores.scoring import score

WEIGHTS = Path(weight.__file__).with_name("weights.json")
PARTS = 60
"""Debates are kept whole where it can be: the sentences, as spoken, are cut into so many parts, dealt to the folds."""
FOLDS = 5
SCALES = {"noticed": 0.5, "words": 4.0, "stems": 2.0, "built": 3.0}
"""How freely each group of signs may move the weight."""
LEAST = {"noticed": 5, "words": 4, "stems": 4, "built": 5}
"""How often a sign must occur before it may count."""
KEPT_WORDS = 8_000
ALPHA = 2.5e-4
SHARE_FOUND = 0.32
"""The share of sentences to find. A quarter of these debates is worth checking; words of later debates are known less
well and weigh less, so that a threshold for a quarter finds too few of them (held-out debates of 2016 say so)."""

Row = list[tuple[str, float]]
"""The signs of a sentence, each named `group:sign`, with how much of each."""


def main(folder: str) -> None:
    """Trains, prints the scores, and writes the weights."""
    sentences = read_debates(Path(folder) / "checkworthy" / "train.tsv")
    labels = [sentence.check_worthy for sentence in sentences]
    rows = [_values(sentence.text) for sentence in sentences]
    scores = _cross_validated(rows, labels)
    cut = sorted(scores, reverse=True)[int(SHARE_FOUND * len(scores))]
    _print_scores(scores, labels, cut)
    slope = _slope(scores, labels)
    bias, kept = _trained(rows, labels)
    WEIGHTS.write_text(_as_json((bias - cut) * slope, {name: value * slope for name, value in kept.items()}), "utf-8")
    print(f"{len(kept)} weights, {WEIGHTS.stat().st_size // 1000} kB, in {WEIGHTS}")


def _cross_validated(rows: list[Row], labels: list[bool]) -> list[float]:
    folds = [at * PARTS // len(rows) * 7 % FOLDS for at in range(len(rows))]
    scores = [0.0] * len(rows)
    for fold in range(FOLDS):
        learned = [at for at in range(len(rows)) if folds[at] != fold]
        bias, kept = _trained([rows[at] for at in learned], [labels[at] for at in learned])
        for at in (at for at in range(len(rows)) if folds[at] == fold):
            scores[at] = bias + sum(kept.get(name, 0.0) * by for name, by in rows[at])
    return scores


def _values(text: str) -> Row:
    signs = signs_of(text)
    return [
        (f"{group}:{sign}", _share(group, found))
        for group, found in signs._asdict().items()
        for sign in sorted(map(_written, found))
    ]


def _written(sign: Sign) -> str:
    return sign if isinstance(sign, str) else " ".join(sign)


def _share(group: str, found: frozenset[Sign]) -> float:
    return 1.0 if group == Signs._fields[0] else 1 / sqrt(len(found))


def _trained(rows: list[Row], labels: list[bool]) -> tuple[float, dict[str, float]]:
    """Trains twice: once to see which words count, and again with those alone."""
    counts = Counter(name for row in rows for name, _ in row)
    names = sorted(name for name, count in counts.items() if count >= LEAST[_group(name)])
    _, first = _fitted(rows, labels, names)
    words = [name for name in names if _group(name) == "words"]
    kept = set(sorted(words, key=lambda name: -abs(first[name]) * sqrt(counts[name]))[:KEPT_WORDS])
    return _fitted(rows, labels, [name for name in names if name in kept or _group(name) != "words"])


def _group(name: str) -> str:
    return name.partition(":")[0]


def _fitted(rows: list[Row], labels: list[bool], names: list[str]) -> tuple[float, dict[str, float]]:
    columns = {name: at for at, name in enumerate(names)}
    model: Any = import_module("sklearn.linear_model").SGDClassifier(
        loss="log_loss", alpha=ALPHA, average=True, max_iter=12, tol=None, random_state=1
    )
    model.fit(_matrix(rows, columns), labels)
    weights = model.coef_[0].tolist()
    return float(model.intercept_[0]), {name: weights[at] * SCALES[_group(name)] for name, at in columns.items()}


def _matrix(rows: list[Row], columns: dict[str, int]) -> Any:
    values, places, ends = [], [], [0]
    for row in rows:
        known = [(columns[name], by * SCALES[_group(name)]) for name, by in row if name in columns]
        places += [place for place, _ in known]
        values += [value for _, value in known]
        ends.append(len(places))
    return import_module("scipy.sparse").csr_matrix((values, places, ends), shape=(len(rows), len(columns)))


def _slope(scores: list[float], labels: list[bool]) -> float:
    """How much to stretch the scores so that they read as chances."""
    model: Any = import_module("sklearn.linear_model").LogisticRegression()
    return float(model.fit([[score] for score in scores], labels).coef_[0][0])


def _print_scores(scores: list[float], labels: list[bool], cut: float) -> None:
    for name, threshold in (("chosen threshold", cut), ("even chance", 0.0)):
        print(f"cross-validated, {name}: {score((value >= threshold for value in scores), labels)}")


def _as_json(bias: float, kept: dict[str, float]) -> str:
    held: dict[str, Any] = {"bias": round(bias, 4)} | {group: {} for group in SCALES}
    for name, value in sorted(kept.items()):
        group, _, sign = name.partition(":")
        if round(value, 3):
            held[group][sign] = round(value, 3)
    return json.dumps(held, ensure_ascii=False, separators=(",", ":")).replace(',"', ',\n"') + "\n"


if __name__ == "__main__":
    main(*sys.argv[1:])
