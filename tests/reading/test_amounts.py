"""Which amounts a text states, and what only looks like one."""

from decimal import Decimal

import pytest

from claims.reading.numbers.amounts import find
from claims.reading.values import Qualifier


def said(text: str) -> list[tuple[str, str]]:
    """The amounts of a text with their values, what they are of and how exactly they were stated, for people."""
    return [
        (
            amount.text,
            " ".join(
                str(part)
                for part in (
                    amount.qualifier,
                    amount.low if amount.low == amount.high else f"{amount.low}..{amount.high}",
                    amount.currency,
                    amount.unit,
                )
                if part is not None
            ),
        )
        for amount in find(text)
    ]


@pytest.mark.parametrize(
    ("text", "words", "meaning"),
    [
        # money
        ("It pledged $500 million to schools.", "$500 million", "500000000 USD"),
        ("France found €109bn for it.", "€109bn", "109000000000 EUR"),
        ("They raised half a billion dollars.", "half a billion dollars", "500000000 USD"),
        ("A cut of £1.5m was planned.", "£1.5m", "1500000 GBP"),
        ("The bridge cost C$3bn.", "C$3bn", "3000000000 CAD"),
        ("HK$4.5 billion was lost.", "HK$4.5 billion", "4500000000 HKD"),
        ("It sold for a reported $ 125,000 .", "$ 125,000", "125000 USD"),
        ("shares rose to c $ 1.34 each", "c $ 1.34", "1.34 CAD"),
        ("They gave us $ 5 million .", "$ 5 million", "5000000 USD"),
        ("A budget of R$ 3 milhões was set.", "R$ 3 milhões", "3000000 BRL"),
        ("The state will pay 5 million Canadian dollars.", "5 million Canadian dollars", "5000000 CAD"),
        ("A fine of $200 CAD was set.", "$200 CAD", "200 CAD"),
        ("Sales of CHF 300m were booked.", "CHF 300m", "300000000 CHF"),
        ("The bid was 120 MEUR.", "120 MEUR", "120000000 EUR"),
        ("They paid 75 USD million.", "75 USD million", "75000000 USD"),
        ("A loan of 35 lakh rupees.", "35 lakh rupees", "3500000 INR"),
        ("It costs R1.5bn.", "R1.5bn", "1500000000 ZAR"),
        ("They spent ₹500 crore.", "₹500 crore", "5000000000 INR"),
        ("It costs three quarters of a billion euros.", "three quarters of a billion euros", "750000000 EUR"),
        ("It cost thirteen dollars and forty-five cents.", "thirteen dollars and forty-five cents", "13.45 USD"),
        ("It cost 15 dollars 50.", "15 dollars 50", "15.5 USD"),
        ("a one-yen bid", "one-yen", "1 JPY"),
        ("A profit of -$5m was booked.", "-$5m", "-5000000 USD"),
        # what many countries call by one name stays a name
        ("The road cost 20 million dinars.", "20 million dinars", "20000000 dinar"),
        ("A litre is 50p dearer.", "50p", "50 penny"),
        # percent and shares
        ("Turnout fell to 27 %.", "27 %", "27 percent"),
        ("A rise of three point five per cent.", "three point five per cent", "3.5 percent"),
        ("The rate rose by two percentage points.", "two percentage points", "2 percentage point"),
        ("Growth of minus five percent.", "minus five percent", "-5 percent"),
        ("It fell 5,5 % in a year.", "5,5 %", "5.5 percent"),
        ("One in five households is cold.", "One in five", "0.2"),
        ("Four out of 10 doctors left.", "Four out of 10", "0.4"),
        ("A third of voters stayed at home.", "A third", "0.333333333333333"),
        ("It needs a two-thirds majority.", "two-thirds", "0.666666666666667"),
        # counted things
        ("The goal is 10 projects abroad.", "10 projects", "10 project"),
        ("It will create 1.5m jobs.", "1.5m jobs", "1500000 job"),
        ("A dozen countries signed.", "A dozen countries", "12 country"),
        ("He met 12 senior British ministers.", "12 senior British ministers", "12 minister"),
        ("There are 3 million more people.", "3 million more people", "3000000 person"),
        ("Six hundred and fifty-six thousand fled.", "Six hundred and fifty-six thousand", "656000"),
        ("They were 2000 people.", "2000 people", "2000 person"),
        ("40 000 homes were lost.", "40 000 homes", "40000 home"),
        ("Two and a half million children were fed.", "Two and a half million children", "2500000 child"),
        ("It took one year.", "one year", "1 year"),
        ("They hired 10 police officers.", "10 police officers", "10 officer"),
        ("It adds 18,000 public and private places.", "18,000 public and private places", "18000 place"),
        ("It needs 4,000+ places.", "4,000+ places", "at least 4000 place"),
        ("A 35-year-old was held.", "35-year", "35 year"),
        ("It lasted half an hour.", "half an hour", "0.5 hour"),
        ("A line of 29km was laid.", "29km", "29 kilometre"),
        ("It keeps warming to 1.5°C.", "1.5°C", "1.5 degree"),
        ("A wall 3m high stands there.", "3m", "3 metre"),
        # how exactly
        ("Nearly 2,000 died.", "Nearly 2,000", "about 2000"),
        ("It employs up to 300 people.", "up to 300 people", "up to 300 person"),
        ("It costs at least $1.2m.", "at least $1.2m", "at least 1200000 USD"),
        ("No fewer than 40 towns agreed.", "No fewer than 40 towns", "at least 40 town"),
        ("It costs no more than 7 euros.", "no more than 7 euros", "up to 7 EUR"),
        ("More than half of them left.", "More than half", "more than 0.5"),
        ("Just under 5% agreed.", "Just under 5%", "less than 5 percent"),
        ("Some 500 or so were there.", "Some 500", "about 500"),
        ("A fee of $100,000 or less.", "$100,000 or less", "up to 100000 USD"),
        ("It was built over 20 years.", "20 years", "20 year"),
        # ranges
        ("Growth of 3.2% to 4.1% is expected.", "3.2% to 4.1%", "3.2..4.1 percent"),
        ("It costs between 5 and 10 billion euros.", "between 5 and 10 billion euros", "5000000000..10000000000 EUR"),
        ("A price of US$5.5-6 billion was named.", "US$5.5-6 billion", "5500000000..6000000000 USD"),
        ("Between one and two million people.", "Between one and two million people", "1000000..2000000 person"),
        ("Between two hundred and five hundred.", "Between two hundred and five hundred", "200..500"),
        ("It holds 500,000 to 1 million litres.", "500,000 to 1 million litres", "500000..1000000 litre"),
        ("Wait 2-3 weeks.", "2-3 weeks", "2..3 week"),
        ("About 20 to 25 million people.", "About 20 to 25 million people", "about 20000000..25000000 person"),
    ],
)  # fmt: skip
def test_an_amount_is_read_with_what_it_is_of(text: str, words: str, meaning: str) -> None:
    assert said(text) == [(words, meaning)]


@pytest.mark.parametrize(
    "text",
    [
        "In 2030, on 7 May 2025, in 2024/25 and since 9/11.",
        "The 2008 crisis came before the 1990s and the '24 vote.",
        "On May 10-12 and on 5 and 7 May they met at 10:30am.",
        "The third quarter, a third term and the first half of the year.",
        "Arsenal won 3-2 after a 5-4 ruling and a 51-49 vote.",
        "Call +44 20 7946 0958 or 555-123-4567.",
        "Article 5 of COVID-19, GPT-4, version 2.1, v3.0 and 3.11.2.",
        "The G7 met the Group of Seven over 5G in an A320.",
        "One of them said that no one knew this one.",
        "Hundreds of thousands and dozens more left; millions stayed.",
        "See https://example.org/search?q=30%25%2020% for more.",
        "He was born in nineteen eighty-four.",
        "The twenty-first century and the two hundredth birthday of model R1.",
        "Year 8 pupils read item 44b and called 9-8-8.",
        "The million was not enough, and a few hundred knew.",
    ],
)
def test_what_only_looks_like_an_amount_is_none(text: str) -> None:
    assert said(text) == []


def test_a_change_is_two_amounts_and_no_range() -> None:
    assert said("It rose from 2% to 3% last year.") == [("2%", "2 percent"), ("3%", "3 percent")]


def test_figures_and_words_are_not_added_up() -> None:
    assert said("It brings $5 million and ten jobs.") == [("$5 million", "5000000 USD"), ("ten jobs", "10 job")]


def test_a_verb_is_no_money() -> None:
    assert said("Another 20 won seats.") == [("20 won seats", "20 seat")]


def test_a_name_of_money_means_what_the_text_says_in_full() -> None:
    text = "The loan is 5 million Egyptian pounds. Another 3 million pounds follow."
    assert [amount.currency for amount in find(text)] == ["EGP", "EGP"]


def test_a_sign_in_front_belongs_to_the_number_behind_it() -> None:
    assert said("the bonds of 1989 $ 75 million") == [("$ 75 million", "75000000 USD")]
    assert said("10 $ 30 $") == [("10 $", "10 USD"), ("30 $", "30 USD")]


def test_a_text_of_many_amounts_gives_them_in_order() -> None:
    found = find("By 2030 it wants 10 projects, $500 million and at least 1.5m jobs in a dozen countries.")
    assert [(amount.low, amount.qualifier) for amount in found] == [
        (Decimal(10), None),
        (Decimal(500_000_000), None),
        (Decimal(1_500_000), Qualifier.AT_LEAST),
        (Decimal(12), None),
    ]
