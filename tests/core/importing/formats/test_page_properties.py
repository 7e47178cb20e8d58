"""What holds for every page: its text is in the stored form, and each span covers its words."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.core.importing.document import ImportedDocument
from desktop.core.importing.errors import CannotImport
from desktop.core.importing.formats.clipboard_page import document_from_clipboard
from desktop.core.importing.formats.html import documents_from_html
from desktop.core.text.normalised import normalise, normalise_line

INLINE = ("a href='https://a.example/b'", "b", "em", "span", "sup", "code", "a href='#n'")
BLOCKS = ("p", "div", "li", "h2", "blockquote", "pre", "td", "figure", "figcaption", "section")
HOLDERS = ("ul", "ol", "table", "tr", "article", "details", "aside")

words = st.text(st.sampled_from("ab é\u0301\u200b\u200f\t\n\u00a0אש&;<>“.’"), max_size=12)


def tagged(tags: tuple[str, ...], inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag.partition(' ')[0]}>",
        st.sampled_from(tags),
        st.lists(inside, max_size=4),
    )


lines = st.recursive(words | st.just("<br>"), lambda inside: tagged(INLINE, inside), max_leaves=8)
bodies = st.recursive(
    tagged(BLOCKS, lines), lambda inside: tagged((*BLOCKS, *HOLDERS), inside | lines), max_leaves=12
)


def check(document: ImportedDocument) -> None:
    text, shape = document.text, document.shape
    count = len(text.split("\n"))

    assert text
    assert normalise(text) == text
    for styled in shape.spans:
        covered = styled.span.of(text)
        assert covered == covered.strip() != ""
        assert "\n" not in covered
    ends = [run.first + run.count for run in shape.lines]
    assert all(end <= later.first for end, later in zip(ends, shape.lines[1:], strict=False))
    assert all(end <= count for end in ends)
    assert all(picture.before <= count for picture in shape.pictures)
    for field in document.fields:
        assert field.value == normalise_line(field.value) != ""
    assert len({field.name for field in document.fields}) == len(document.fields)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bodies)
def test_the_text_of_whatever_is_copied_is_in_the_stored_form(body: str) -> None:
    try:
        document = document_from_clipboard(body.encode("utf-8"), name="Pasted")
    except CannotImport:
        return
    check(document)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(bodies, min_size=1, max_size=4))
def test_the_text_of_whatever_page_is_in_the_stored_form(bodies_of_page: list[str]) -> None:
    sentence = "<p>The council said on Monday that the bridge, built in 1931, would be closed.</p>"
    page = f"<html><body><article>{sentence * 3}{sentence.join(bodies_of_page)}{sentence}</article>"
    try:
        [document] = documents_from_html(page.encode("utf-8"), name="page")
    except CannotImport:
        return
    check(document)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_whatever_bytes_are_read_or_told(content: bytes) -> None:
    try:
        documents_from_html(content, name="page")
    except CannotImport:
        return


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.sampled_from(["b", "i", "span", "em"]), max_size=3),
    st.text(st.sampled_from("abc é’"), min_size=1),
)
def test_a_stressed_run_is_its_words_in_the_stored_form(tags: list[str], run: str) -> None:
    opened = "".join(f"<{tag}>" for tag in ("strong", *tags))
    closed = "".join(f"</{tag}>" for tag in (*reversed(tags), "strong"))
    document = document_from_clipboard(
        f"<p>It was {opened}{run}{closed} then.</p>".encode(), name="x"
    )

    spans = {styled.span.of(document.text) for styled in document.shape.spans}
    assert spans <= {normalise_line(run)}
    assert bool(spans) == bool(run.strip())
