"""Measures how many articles a second `claims read --jsonl` reads: `python -m tests.bench.reading [--articles N]`.

One core: what counts is the processor time of the command itself, less what it takes to start. The reference, in turns
with it since machines drift, takes the same lines and only tells their words and their sentences apart.
"""

import json
import random
import resource
import subprocess
import sys
from collections.abc import Iterator
from statistics import median

import click

from tests.bench.generator import WORDS

LENGTH = 10_000
WANTED = 50.0
READ = "from claims.cli import cli; cli(['read', '--jsonl'])"
REFERENCE = r"""
import json, re, sys
for line in sys.stdin:
    article = json.loads(line)
    found = {
        "words": [(word[0].lower(), *word.span()) for word in re.finditer(r"\w+|[^\w\s]", article["text"])],
        "sentences": [part.span() for part in re.finditer(r"[^.!?]+[.!?]*", article["text"])],
    }
    print(json.dumps(found), flush=True)
"""
FILLINGS = {
    "first": "Anna|Maria|Deepa|Graham|Lorna|Samuel|Ingrid|Tomas|Priya|Kofi|Elena|Victor|Yusuf|Hannah|Pedro|Liam|Aiko",
    "last": "Nair|Tully|Beck|Whitlow|Okafor|Lindgren|Moreau|Castillo|Petrov|Hughes|Tanaka|Silva|Brandt|Keane|Osei",
    "office": "the transport minister|the mayor|the chief executive|a spokesman for the council|the union’s leader",
    "body": "Northline Energy|the Ministry of Health|Harrow Council|Vantage Motors|the Central Bank|the regulator",
    "Body": "Northline Energy|The Ministry of Health|Harrow Council|Vantage Motors|The Central Bank|The regulator",
    "amount": "${n} million|£{n}.{d} billion|{n} per cent|about {n},000 homes|more than {n},{d}00 jobs|€{n}m|"
    "{n} {noun}|between {d} and {n} per cent|two thirds of its {noun}|a {n}-page report|three {noun}",
    "when": "by the end of {year}|by {month} {day}, {year}|in the second quarter of next year|within two years|"
    "by next spring|before the summer|on {weekday}|in {month}|over the next five years|by mid-{year}|"
    "no later than {day} {month}",
    "month": "January|February|March|April|May|June|July|August|September|October|November|December",
    "weekday": "Monday|Tuesday|Wednesday|Thursday|Friday",
    "year": "2024|2025|2026|2027|2028|2029|2030|2031",
    "day": "1|3|7|10|12|15|19|22|26|28",
    "d": "2|3|4|5|6|7|8|9",
    "n": "11|14|18|23|27|32|36|45|48|51|60|75|82|90",
}
"""What stands in the places of a sentence; the other places take the words of the made-up record."""

SENTENCES = """
{Body} will {verb} {amount} of {adjective} {noun} in {place} {when}, according to a plan that was published this week.
The {adjective} {noun} in {place}, which were meant to bring {amount} to the region, have been delayed again and again.
“We have waited for {adjective} {noun} for years, and people are losing their patience,” said {first} {last}, {office}.
{last} said {body} had spent only {amount} since {month} and that the rest of the {noun} would follow {when}.
{first} {last}, {office}, told reporters that “nobody in {place} was asked” before the {noun} were closed.
Critics say the figures do not add up: spending on {noun} rose by {amount} last year while the number of {noun} fell.
It is the third time in {d} years that {body} has promised to {verb} its {noun}, and the second time under {last}.
But residents near the old {noun} fear that the work will bring more lorries, noise and dust to their streets.
“This is a {adjective} plan with no money behind it,” {last} added. “They should {verb} what we already have.”
{Body} declined to comment on the {noun}, but in a statement it said that it “remains committed to {place}”.
The cost has climbed from {amount} to {amount}, a document seen by this newspaper shows, and may rise further {when}.
He said the company expects to hire {amount} and to open its {adjective} offices in {place} {when}.
Under the agreement, which {body} signed in {month} {year}, both sides will pay {amount} into a fund for {noun}.
She had joined the {noun} committee as a volunteer and knew, she said, how little was left of the first promise.
In {place}, where one in {d} families rents from a private owner, prices have gone up faster than anywhere else.
A decision is expected {when}; until then the {noun} stay closed, and their {adjective} staff are paid in full.
"""
TEMPLATES = SENTENCES.strip().splitlines()


def article(seed: int) -> str:
    """Writes news copy of ten thousand characters in paragraphs, the same for the same seed."""
    chance = random.Random(seed)  # made-up data, no secrets
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) + 2 * len(paragraphs) < LENGTH:
        paragraphs.append(" ".join(_sentence(chance) for _ in range(chance.choice((1, 2, 2, 3)))))
    return "\n\n".join(paragraphs)[:LENGTH].rstrip()


def _sentence(chance: random.Random) -> str:
    filled = chance.choice(TEMPLATES)
    while "{" in filled:  # what is filled in has places to be filled in, too
        before, _, rest = filled.partition("{")
        name, _, after = rest.partition("}")
        filled = before + _filling(chance, name) + after
    return filled


def _filling(chance: random.Random, name: str) -> str:
    return chance.choice(FILLINGS[name].split("|") if name in FILLINGS else WORDS[f"{name}s"])


def lines(articles: int, seed: int) -> Iterator[str]:
    """Gives the articles as the command takes them, one a line."""
    for n in range(seed, seed + articles):
        yield json.dumps({"id": n, "text": article(n), "published": "2025-05-07"}, ensure_ascii=False)


def worked(program: str, given: str) -> float:
    """Gives the seconds of processor time that a program takes to answer some lines."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", program], input=given, text=True, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def seconds_each(program: str, given: list[str]) -> float:
    """Gives the seconds an article takes; the first one, with which everything is loaded, is taken off."""
    return (worked(program, "\n".join(given)) - worked(program, given[0])) / (len(given) - 1)


@click.command()
@click.option("--articles", default=200, show_default=True)
@click.option("--times", default=3, show_default=True)
@click.option("--seed", default=1, show_default=True)
def main(articles: int, times: int, seed: int) -> None:
    """Read made-up articles by the command and by the reference, in turn, and print what one is to the other."""
    given = list(lines(articles + 1, seed))
    found = []
    for _ in range(times):
        theirs, ours = seconds_each(REFERENCE, given), seconds_each(READ, given)
        found.append(ours)
        click.echo(
            f"ours {1 / ours:.1f} articles/s ({ours * 1000:.1f} ms of processor time each), "
            f"words alone {1 / theirs:,.0f} ({theirs * 1000:.1f} ms): {ours / theirs:.1f} times as long"
        )
    click.echo(f"median {1 / median(found):.1f} articles/s (wanted: {WANTED:.0f})")


if __name__ == "__main__":
    main()
