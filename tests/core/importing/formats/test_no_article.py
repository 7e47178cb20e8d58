"""Pages without an article are told as what they are, and not saved as one."""

from __future__ import annotations

import pytest

from desktop.core.importing.errors import NoArticle, NoArticleReason
from tests.core.importing.formats.invented_pages import SENTENCES, a_page, lines_of, read_page

CONSENT = (
    "<h2>We value your privacy</h2><p>We and our 812 partners store cookies on your device to show "
    "personalised advertising. You can accept or reject all of it, and change your choices.</p>"
    "<p>Some partners process your personal data because of a legitimate interest. See our "
    "privacy policy for what they do with it.</p><button>Accept all</button>"
)
LOGIN = (
    "<h1>Sign in</h1><form><label>Email address</label><input name='mail'><label>Password</label>"
    "<input type='password'></form><p>Forgot your password? Register here, it is free.</p>"
)
LINKS = "<h1>Eastmere Courier</h1>" + "".join(
    f"<article><h2><a href='/{n}'>Story number {n} about the old bridge</a></h2><p>The council met "
    f"again on day {n} and went home late.</p></article>"
    for n in range(12)
)
SCRIPTS = (
    "<noscript></noscript><div>Checking your browser. Please enable JavaScript and refresh.</div>"
)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (CONSENT, NoArticleReason.CONSENT),
        (LOGIN, NoArticleReason.LOGIN),
        (LINKS, NoArticleReason.LINKS),
        (
            "<ul>" + "<li><a href='/a'>A story of the day</a></li>" * 30 + "</ul>",
            NoArticleReason.LINKS,
        ),
        (SCRIPTS, NoArticleReason.SCRIPTS),
        ("", NoArticleReason.NOTHING),
        ("<h1>Eastmere</h1><p>Hello</p>", NoArticleReason.NOTHING),
        ("<img src='a.jpg'>", NoArticleReason.NOTHING),
        (
            "<h1>Not Found</h1><p>The requested address was not found on this server.</p>",
            NoArticleReason.NOT_FOUND,
        ),
        (
            "<h2>404 – Seite nicht gefunden</h2><p>Leider gibt es diese Seite nicht mehr.</p>",
            NoArticleReason.NOT_FOUND,
        ),
        ("<frameset><frame src='a.html'></frameset>", NoArticleReason.NOTHING),
    ],
)
def test_a_page_without_an_article_is_told(body: str, reason: NoArticleReason) -> None:
    with pytest.raises(NoArticle) as refused:
        read_page(f"<html><head><title>Page</title></head><body>{body}</body></html>")

    assert refused.value.why is reason


def test_an_article_about_what_was_not_found_is_one() -> None:
    text = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES * 3)
    page = f"<html><body><article><h1>Bridge not found</h1>{text}</article></body></html>"

    assert lines_of(read_page(page))


@pytest.mark.parametrize("beside", [CONSENT, LOGIN, LINKS])
def test_an_article_beside_such_a_thing_is_one(beside: str) -> None:
    beside = (
        beside.replace("h1>", "h2>").replace("<article>", "<div>").replace("</article>", "</div>")
    )
    text = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES * 3)
    page = a_page(text, around="{}" + f"<div role='dialog'>{beside}</div>")

    assert lines_of(read_page(page))[:4] == [*SENTENCES[:3], SENTENCES[0]]


def test_an_article_about_cookies_and_privacy_is_one() -> None:
    page = a_page(
        "<p>The regulator asked why the banner has no button that rejects all cookies at once.</p>"
        "<p>Four of the partners had asked nobody for consent, it says in the report of May.</p>",
    )

    assert len(lines_of(read_page(page))) == 6


def test_a_short_report_is_an_article() -> None:
    words = "The bridge over the Marl opens again on Friday at noon, the council of Eastmere said."
    page = f"<html><body><article><h1>Bridge opens</h1><p>{words}</p></article></body></html>"

    assert lines_of(read_page(page)) == [words]
