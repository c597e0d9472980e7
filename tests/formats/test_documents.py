"""A page becomes an article: its words alone, and what it says of itself with where it says so."""

from datetime import date

import pytest

from claims.formats.documents.published import FOUND, LINKED_DATA, METADATA, SHOWN
from claims.formats.documents.read import read_document
from tests.formats.made_documents import PARAGRAPHS, STORY, TEXT, page, read_page

HIDDEN = (
    "<script>alert('no')</script><style>p {no: no}</style><template>no</template><noscript>no</noscript><!-- no -->"
)


def test_the_article_is_taken_out_of_a_page_a_paragraph_a_line() -> None:
    assert read_page().text == TEXT


def test_headings_items_and_rows_stand_in_lines_of_their_own_without_their_marks() -> None:
    listed = "<ul><li>Homes for the old of the town</li><li>A school for the young of it</li></ul>"
    rows = "<table><tr><th>Year</th><th>Homes</th></tr><tr><td>2027</td><td>400</td></tr></table>"
    lines = read_page(f"{PARAGRAPHS}<h2>What it costs</h2>{listed}{rows}<p>It is the end of a long story.</p>").text
    assert lines.split("\n")[3:] == [
        "What it costs",
        "Homes for the old of the town",
        "A school for the young of it",
        "Year\tHomes",
        "2027\t400",
        "It is the end of a long story.",
    ]


def test_no_script_style_or_markup_is_in_the_text() -> None:
    marked = PARAGRAPHS.replace("400 homes", f"<b>400</b> <a href='javascript:no()'>homes</a>{HIDDEN}")
    assert read_page(HIDDEN + marked + HIDDEN).text == TEXT


def test_what_a_page_shows_as_words_stays_letter_for_letter() -> None:
    shown = f"{PARAGRAPHS}<p>The page shows how to write &lt;b&gt;bold&lt;/b&gt; &amp; 5&nbsp;000 other things.</p>"
    assert read_page(shown).text.endswith("how to write <b>bold</b> & 5 000 other things.")


def test_signs_that_nobody_sees_are_not_in_the_text() -> None:
    assert read_page(PARAGRAPHS.replace("harbour", "har\u00adb\u200bour\ufeff")).text == TEXT


def test_a_page_says_its_title_author_publisher_and_language() -> None:
    head = (
        "<title>Homes for all - The Paper</title><meta name='author' content='Ben Brown'>"
        "<meta property='og:site_name' content='The Paper'>"
    )
    read = read_page(head=head, lang="en-GB")
    assert (read.title, read.author, read.publisher, read.language) == ("Homes for all", "Ben Brown", "The Paper", "en")


def test_the_host_is_the_publisher_where_a_page_names_none() -> None:
    assert read_page().publisher == "paper.example"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Homes | The Paper", "Homes"),
        ("Homes - for all - The Paper", "Homes - for all"),
        ("The Paper", "The Paper"),
        ("Low-cost homes: a promise", "Low-cost homes: a promise"),
    ],
)
def test_a_title_is_shown_without_the_publisher_behind_it(title: str, shown: str) -> None:
    head = f"<title>{title}</title><meta property='og:site_name' content='The Paper'>"
    assert read_page(head=head).title == shown


ARTICLE = '{"@type": "NewsArticle", "datePublished": "2025-05-07T23:30:00-04:00", "dateModified": "2025-06-01"}'
SCRIPT = f'<script type="application/ld+json">{ARTICLE}</script>'
TAG = '<meta property="article:published_time" content="2025-05-08T03:30:00Z">'
TIME = '<p>Published <time class="published" datetime="2025-05-09">9 May 2025</time></p>'


@pytest.mark.parametrize(
    ("head", "body", "day", "basis"),
    [
        (SCRIPT + TAG, TIME, date(2025, 5, 7), LINKED_DATA),
        (TAG, TIME, date(2025, 5, 8), METADATA),
        ('<meta name="DC.date.issued" content="2025-05-10">', TIME, date(2025, 5, 10), METADATA),
        ("", TIME, date(2025, 5, 9), SHOWN),
        ("", "<p>Published on 11 May 2025</p>", date(2025, 5, 11), FOUND),
        (TAG.replace("2025-05-08T03:30:00Z", "soon"), TIME, date(2025, 5, 9), SHOWN),
        (SCRIPT.replace("2025-05-07T23:30:00-04:00", "0001-01-01"), TIME, date(2025, 5, 9), SHOWN),
    ],
)
def test_the_day_of_publication_always_comes_with_where_it_was_read(
    head: str, body: str, day: date, basis: str
) -> None:
    read = read_page(body + PARAGRAPHS, head=f"<title>Homes</title>{head}")
    assert (read.published, read.basis) == (day, basis)


def test_the_day_of_a_reviewed_claim_is_not_the_page_s() -> None:
    review = '{"@type": "ClaimReview", "datePublished": "2025-05-12", "itemReviewed": {"datePublished": "2020-01-01"}}'
    assert read_page(head=f'<script type="application/ld+json">{review}</script>').published == date(2025, 5, 12)


def test_a_page_without_a_day_has_none_and_no_basis() -> None:
    read = read_page("".join(f"<p>{paragraph.replace('2027', 'the year')}</p>" for paragraph in STORY))
    assert (read.published, read.basis) == (None, "")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            "Der Rat hat am Montag gesagt, dass er 400 Wohnungen bauen will, und das ist nicht wenig für die Stadt.",
        ),
        ("fr", "La ville a dit lundi que les travaux sont prévus pour cette année et qu’elle veut aller plus vite."),
        ("es", "El ayuntamiento dijo el lunes que no se trata de una promesa, sino de un plan para los próximos años."),
        ("pt", "A câmara disse na segunda-feira que não se trata de uma promessa, mas de um plano para os anos."),
        ("nl", "De gemeente zegt dat het plan niet te duur is en dat zij er een school bij wil bouwen voor de wijk."),
        ("sv", "Kommunen säger att det inte är för dyrt och att den vill bygga en skola till de som bor i staden."),
        ("pl", "Miasto mówi, że to nie jest za drogie i że chce zbudować szkołę dla tych, którzy są w mieście od lat."),
        ("ru", "Город сказал, что это не дорого и что он хочет построить школу для тех, кто был в городе."),
        ("uk", "Місто сказало, що це не дорого і що він хоче побудувати школу для тих, хто був у місті цього року."),
        ("el", "Η πόλη είπε ότι δεν είναι ακριβό και ότι θέλει να χτίσει σχολείο."),
        ("ja", "市は月曜日に、四百戸の住宅を建てると発表した。"),
        ("zh", "市政府星期一表示，将在年底前建造四百套住房。"),
        ("ar", "قالت المدينة يوم الاثنين إن الخطة التي تم الإعلان عنها في هذا العام لا تزال قائمة."),
        ("hi", "शहर ने सोमवार को कहा कि यह योजना नहीं है और इस साल के अंत में घर बनाए जाएंगे।"),
    ],
)
def test_the_language_is_told_by_the_words_whatever_the_page_claims(language: str, text: str) -> None:
    assert read_document(text.encode()).language == language
    assert read_page(f"<p>{text}</p><p>{text[:-1]} …</p>", lang="en").language == language


def test_too_few_words_have_the_language_that_the_page_claims_or_none() -> None:
    assert read_document(b"Harbour homes").language is None
    assert read_page("<p>" + "Bananas, apples, pears. " * 12 + "</p>", lang="pt-BR").language == "pt"


@pytest.mark.parametrize("name", ["story.html", "story.HTM", "", "story.txt"])
def test_a_page_is_known_by_what_it_is_and_not_by_what_it_is_called(name: str) -> None:
    assert read_document(page(), name).text == TEXT


def test_a_page_without_its_outer_tags_is_still_a_page() -> None:
    assert read_document(PARAGRAPHS.encode()).text == TEXT


def test_a_page_in_another_charset_is_read_by_the_one_it_names() -> None:
    head = '<meta charset="windows-1251"><title>Дома</title>'
    body = "<p>Город сказал в понедельник, что построит 400 домов до конца года, и это не дорого.</p>" * 3
    read = read_document(page(body, head).decode().encode("cp1251"), "story.html")
    assert (read.title, read.text.split("\n")[0]) == ("Дома", body[3 : body.index("</p>")])


def test_a_page_that_names_the_wrong_charset_is_read_by_its_letters() -> None:
    assert read_document(page(), "story.html", "text/html; charset=iso-8859-1").text == TEXT
    assert read_document(page(), "story.html", "text/html; charset=no-such-thing").text == TEXT
    spanish = "<p>El año pasado la ciudad gastó 109 € más, según la alcaldesa, y también prometió más viviendas.</p>"
    western = page(spanish * 2, '<meta charset="utf-8">').decode().encode("cp1252")
    assert read_document(western, "story.html").text.startswith("El año pasado la ciudad gastó 109 € más, según")
