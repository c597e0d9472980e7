"""Trains the weights of sentences: `python -m tests.scores.training FOLDER`, where FOLDER holds `checkworthy/train.tsv`.

Needs scikit-learn, which the project does not: `uv run --with scikit-learn python -m tests.scores.training FOLDER`.
Prints the scores of a cross-validation over whole debates and writes `claims/reading/weights.json`. The data stay outside.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable
from importlib import import_module
from math import sqrt
from pathlib import Path
from typing import Any

from claims.reading import weight
from claims.reading.signs import signs_in, words_in
from tests.scores.debates import Sentence, read_debates

WEIGHTS = Path(weight.__file__).with_name("weights.json")
PARTS = 60
"""Debates are kept whole where it can be: the sentences, as spoken, are cut into so many parts, dealt to the folds."""
FOLDS = 5
SIGN_SCALE, WORD_SCALE = 0.5, 4.0
LEAST_SIGNS, LEAST_WORDS = 5, 4
"""How often a sign and a word must occur before they may count."""
KEPT_WORDS = 9_000
ALPHA = 2.5e-4
SHARE_FOUND = 0.28
"""The share of sentences to find: a little more than the debates hold, for texts that hold more of them."""

Columns = dict[str, int]


def main(folder: str) -> None:
    """Trains, prints the scores, and writes the weights."""
    sentences = read_debates(Path(folder) / "checkworthy" / "train.tsv")
    labels = [sentence.check_worthy for sentence in sentences]
    scores = _cross_validated(sentences)
    cut = sorted(scores, reverse=True)[int(SHARE_FOUND * len(scores))]
    _print_scores(scores, labels, cut)
    slope = _slope(scores, labels)
    bias, kept = _trained(sentences)
    WEIGHTS.write_text(_as_json((bias - cut) * slope, {name: value * slope for name, value in kept.items()}), "utf-8")
    print(f"{len(kept)} weights, {WEIGHTS.stat().st_size // 1000} kB, in {WEIGHTS}")


def _cross_validated(sentences: list[Sentence]) -> list[float]:
    folds = [at * PARTS // len(sentences) * 7 % FOLDS for at in range(len(sentences))]
    scores = [0.0] * len(sentences)
    for fold in range(FOLDS):
        bias, kept = _trained([sentence for at, sentence in enumerate(sentences) if folds[at] != fold])
        for at, sentence in enumerate(sentences):
            if folds[at] == fold:
                scores[at] = bias + sum(kept.get(name, 0.0) * by for name, by in _values(sentence.text))
    return scores


def _values(text: str) -> Iterable[tuple[str, float]]:
    words = words_in(text)
    length = sqrt(len(words) or 1)
    yield from ((sign, 1.0) for sign in signs_in(text))
    yield from ((word, 1 / length) for word in words)


def _trained(sentences: list[Sentence]) -> tuple[float, dict[str, float]]:
    """Trains twice: once to see which words count, and again with those alone."""
    rows = [list(_values(sentence.text)) for sentence in sentences]
    labels = [sentence.check_worthy for sentence in sentences]
    counts = Counter(name for row in rows for name, _ in row)
    names = [name for name, count in counts.items() if count >= (LEAST_SIGNS if _is_sign(name) else LEAST_WORDS)]
    _, first = _fitted(rows, labels, names)
    words = sorted(
        (name for name in names if not _is_sign(name)), key=lambda name: -abs(first[name]) * sqrt(counts[name])
    )
    return _fitted(rows, labels, [name for name in names if _is_sign(name)] + words[:KEPT_WORDS])


def _is_sign(name: str) -> bool:
    return name[0] in "*^" or name[-1] == "$"


def _fitted(
    rows: list[list[tuple[str, float]]], labels: list[bool], names: list[str]
) -> tuple[float, dict[str, float]]:
    columns = {name: at for at, name in enumerate(names)}
    model: Any = import_module("sklearn.linear_model").SGDClassifier(
        loss="log_loss", alpha=ALPHA, average=True, max_iter=12, tol=None, random_state=1
    )
    model.fit(_matrix(rows, columns), labels)
    weights = model.coef_[0].tolist()
    return float(model.intercept_[0]), {name: weights[at] * _scale(name) for name, at in columns.items()}


def _scale(name: str) -> float:
    return SIGN_SCALE if _is_sign(name) else WORD_SCALE


def _matrix(rows: list[list[tuple[str, float]]], columns: Columns) -> Any:
    values, places, ends = [], [], [0]
    for row in rows:
        known = [(columns[name], by * _scale(name)) for name, by in row if name in columns]
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
        found = [score >= threshold for score in scores]
        hits = sum(label for label, there in zip(labels, found, strict=True) if there)
        precision, recall = hits / max(1, sum(found)), hits / sum(labels)
        score = 2 * precision * recall / (precision + recall)
        print(f"cross-validated, {name}: F1 {score:.3f}, precision {precision:.3f}, recall {recall:.3f}")


def _as_json(bias: float, kept: dict[str, float]) -> str:
    told = {name: round(value, 3) for name, value in sorted(kept.items()) if abs(value) >= 0.0005}
    signs = {name: value for name, value in told.items() if _is_sign(name)}
    words = {name: value for name, value in told.items() if not _is_sign(name)}
    held = {"bias": round(bias, 4), "signs": signs, "words": words}
    return json.dumps(held, ensure_ascii=False, separators=(",", ":")).replace(',"', ',\n"') + "\n"


if __name__ == "__main__":
    main(*sys.argv[1:])
