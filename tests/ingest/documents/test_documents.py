"""Documents of each type, whole, odd and hostile, as they are attached."""

from __future__ import annotations

import datetime as dt
import io
import textwrap
import time
import zipfile

import pypdf
import pytest

from corpus.errors import IngestError
from corpus.ingest import Given, drafts_of
from corpus.ingest.documents import zipped
from corpus.models import Draft
from tests.ingest.documents.making import PARAGRAPHS, mail, packed, pdf, word

TEXT = "\n".join(PARAGRAPHS)
HEAD = "Harbour reopens after storm\n\n14 May 2019\n\nBy Jane Doe\n\n"
LONG_PDF = pdf(*(["A page."] * 101))


def one(data: bytes, name: str, given: Given | None = None) -> Draft:
    (draft,) = drafts_of(data, name, given)
    assert isinstance(draft, Draft), draft
    assert draft.original == data
    return draft


def problem(data: bytes, name: str) -> str:
    (error,) = drafts_of(data, name)
    assert isinstance(error, IngestError)
    assert str(error).startswith(f"{name}: ")
    return error.problem


def locked_pdf() -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(pdf(TEXT)))
    writer.encrypt("secret", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def hostile_word(markup: bytes, name: str = "word/document.xml") -> bytes:
    with zipfile.ZipFile(io.BytesIO(word(TEXT))) as file:
        return packed({**{entry: file.read(entry) for entry in file.namelist()}, name: markup})


def locked_zip() -> bytes:
    data = bytearray(packed({"a.txt": b"text"}))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + flags] |= 1
    return bytes(data)


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">]><a>&e;&e;&e;&e;</a>"""


def test_a_pdf_gives_its_paragraphs_back():
    wrapped = HEAD + "\n".join(textwrap.fill(paragraph, 80) for paragraph in PARAGRAPHS)
    draft = one(pdf(wrapped), "a.pdf")
    assert draft.text == TEXT
    assert draft.title == "Harbour reopens after storm"
    assert draft.byline == "Jane Doe"
    assert draft.published is not None
    assert (draft.published.day, draft.published.how) == (dt.date(2019, 5, 14), "printed")


def test_a_word_file_gives_its_paragraphs_and_title():
    draft = one(word(*PARAGRAPHS, title="Harbour reopens"), "a.docx")
    assert (draft.title, draft.text) == ("Harbour reopens", TEXT)


@pytest.mark.parametrize("html", [False, True])
def test_an_email_gives_its_text_subject_and_day(html):
    draft = one(mail(*PARAGRAPHS, html=html), "a.eml")
    assert (draft.title, draft.text, draft.outlet) == ("Harbour reopens", TEXT, None)
    assert draft.published is not None
    assert (draft.published.day, draft.published.how) == (dt.date(2019, 5, 14), "metadata")
    assert draft.warnings == ()


def test_a_forwarded_email_has_no_day_of_its_own():
    draft = one(mail(*PARAGRAPHS, subject="Fwd: RE: Harbour reopens"), "a.eml")
    assert draft.title == "Harbour reopens"
    assert draft.published is None


def test_what_is_attached_to_an_email_is_named():
    parts = mail(*PARAGRAPHS).decode().partition("Content-Type")
    border = 'Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type'
    attachment = "\n--x\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf\n\nPDF\n--x--\n"
    draft = one((parts[0] + border + parts[2] + attachment).encode(), "a.eml")
    assert draft.text == TEXT
    assert draft.warnings == ("What is attached to the e-mail was not read: a.pdf.",)


def test_an_email_s_signature_is_no_text():
    assert one(mail(*PARAGRAPHS) + b"\n\n-- \nJane Doe, the best reporter of all the islands\n", "a.eml").text == TEXT


@pytest.mark.parametrize(
    ("data", "name", "what"),
    [
        (b"", "a.pdf", "empty"),
        (b"", "a.docx", "empty"),
        (b"", "a.eml", "empty"),
        (b"", "a.zip", "empty"),
        (b"%PDF-1.4 cut off", "a.pdf", "broken"),
        (b"text", "a.pdf", "broken"),
        (pdf("", ""), "a.pdf", "text recognition"),
        (LONG_PDF, "a.pdf", "101 pages"),
        (locked_pdf(), "a.pdf", "password"),
        (b"PK\x03\x04", "a.docx", "broken"),
        (b"text", "a.docx", "broken"),
        (b"\xd0\xcf\x11\xe0" * 100, "a.docx", "old Word file"),
        (word(), "a.docx", "no text"),
        (hostile_word(ENTITIES), "a.docx", "entities"),
        (hostile_word(ENTITIES, "word/styles.xml"), "a.docx", "entities"),
        (hostile_word(b"<w:p>" * 10_000), "a.docx", "broken"),
        (hostile_word(b" " * 50_000_000), "a.docx", "unpack to"),
        (packed({"a.txt": b"text"}), "a.docx", "broken"),
        (b"Subject: x\n\n", "a.eml", "no text"),
        (b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n" * 10_000, "a.eml", "no text"),
        (packed({}), "a.zip", "no files"),
        (packed({"a/": b"", "__MACOSX/._b.txt": b"b", "c/.DS_Store": b"d"}), "a.zip", "no files"),
        (packed({f"{at}.txt": b"" for at in range(zipped.MAX_FILES + 1)}), "a.zip", "501 files"),
        (packed({"a.txt": b"0" * 50_000_000}), "a.zip", "unpack to 50.0 MB"),
        (packed({"a.txt": b"text"}, zipfile.ZIP_LZMA), "a.zip", "unusual method"),
        (locked_zip(), "a.zip", "password"),
        (packed({"a.txt": TEXT.encode()})[:-30], "a.zip", "broken"),
        (b"text", "a.zip", "broken"),
    ],
)
def test_a_bad_document_is_one_sentence_at_once(data, name, what):
    start = time.process_time()
    assert what in problem(data, name)
    assert time.process_time() - start < 5


def test_a_zip_holds_files_of_all_kinds_and_bad_ones_harm_nobody():
    text = TEXT.replace("\n", "\n\n").encode()
    files = {"../../a.txt": text, "C:\\b.pdf": pdf(TEXT), "c/d.docx": word(*PARAGRAPHS), "e.zip": b"", "f.exe": b"MZ"}
    *drafts, nested, program = drafts_of(packed(files), "all.zip", Given(outlet="Herald"))
    assert [draft.outlet for draft in drafts if isinstance(draft, Draft)] == ["Herald"] * 3
    assert all(isinstance(draft, Draft) and "Joan Reid said" in draft.text for draft in drafts)
    assert str(nested).startswith("all.zip/e.zip: It is a ZIP file in a ZIP file")
    assert str(program).startswith("all.zip/f.exe: Its name must end in one of")


def test_what_a_zip_declares_is_all_that_is_unpacked():
    data = bytearray(packed({"a.txt": b"0" * 10_000_000}))
    for signature, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.index(signature) + at
        data[start : start + 4] = (100).to_bytes(4, "little")
    assert "broken" in problem(bytes(data), "a.zip")
