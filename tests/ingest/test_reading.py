from __future__ import annotations

import json

import pytest

from corpus.errors import IngestError
from corpus.ingest import MAX_BYTES, Given, drafts_of, parse_published, read, seed_files
from corpus.models import Draft

TEXT = """Harbour of Port Ellen reopens

Port Ellen opened its harbour again on Monday, two weeks after a storm had sunk three boats, the council said.

The works cost £1.2 million, according to the council. They are due to end in December, the harbour master said."""
SEED = "---\ntitle: Harbour of Port Ellen reopens\n---\n\n" + TEXT
PAGE = "<html><body><article>" + "".join(f"<p>{line}</p>" for line in TEXT.split("\n\n")) + "</article></body></html>"
CONTENT = {"a.txt": TEXT, "a.md": SEED, "a.html": PAGE, "a.HTM": PAGE, "a.jsonl": json.dumps({"text": TEXT})}


@pytest.mark.parametrize("name", CONTENT)
def test_the_suffix_says_how_a_file_is_read(tmp_path, name):
    path = tmp_path / name
    path.write_text(CONTENT[name], encoding="utf-8")
    (draft,) = read(path)
    (attached,) = drafts_of(path.read_bytes(), name)
    assert isinstance(draft, Draft)
    assert "Port Ellen opened its harbour again on Monday" in draft.text
    assert draft == attached
    assert draft.original == path.read_bytes()


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_what_is_given_goes_before_what_is_found(name):
    given = Given(title="Given", outlet="Herald", published=parse_published("2013-09-09"), url="https://x.example/")
    (draft,) = drafts_of(CONTENT[name].encode(), name, given)
    assert isinstance(draft, Draft)
    assert (draft.title, draft.outlet, draft.url) == ("Given", "Herald", "https://x.example/")
    assert draft.published is not None
    assert draft.published.how == "given"
    assert not any("No date" in warning for warning in draft.warnings)


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.txt", b"", "empty"),
        ("a.md", b"", "empty"),
        ("a.html", b"", "empty"),
        ("a.jsonl", b"", "empty"),
        ("a.txt", b"%PDF-1.4", "PDF"),
        ("a.txt", b"x" * (MAX_BYTES + 1), "20.0 MB"),
        ("a.md", b"---\nNo front matter.", "front matter"),
        ("a.html", b"<p></p>", "No article"),
        ("a.doc", b"text", ".txt"),
        ("", b"text", ".txt"),
        ("a\x00.txt", b"", "empty"),
    ],
)
def test_a_bad_file_is_one_error_that_names_it(name, data, what):
    (error,) = drafts_of(data, name)
    assert isinstance(error, IngestError)
    assert what in str(error)
    assert str(error).startswith(str(error.file))


def test_files_that_cannot_be_opened_are_errors(tmp_path):
    for path, what in ((tmp_path / "none.txt", "does not exist"), (tmp_path / "folder.txt", "is a folder")):
        if what == "is a folder":
            path.mkdir()
        (error,) = read(path)
        assert isinstance(error, IngestError)
        assert what in str(error)
        assert error.file == path


def test_a_large_file_is_refused_unread(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    (error,) = read(path)
    assert "50.0 MB" in str(error)


def test_records_come_one_by_one_with_errors_between(tmp_path):
    path = tmp_path / "a.jsonl"
    good = json.dumps({"text": TEXT})
    path.write_text(f"{good}\nbad\n{good}\n", encoding="utf-8")
    first, error, last = read(path)
    assert isinstance(first, Draft)
    assert isinstance(last, Draft)
    assert isinstance(error, IngestError)
    assert str(error).startswith(f"{path}, line 2: ")


def test_an_old_encoding_is_a_warning():
    (draft,) = drafts_of(TEXT.encode("cp1252"), "a.txt")
    assert isinstance(draft, Draft)
    assert any("UTF-8" in warning for warning in draft.warnings)
    assert "£1.2 million" in draft.text


def test_seed_files_are_the_markdown_files_but_the_readme(tmp_path):
    for name in ("b.md", "a.md", "README.md", "notes.txt"):
        (tmp_path / name).touch()
    assert [path.name for path in seed_files(tmp_path)] == ["a.md", "b.md"]


def test_markdown_without_front_matter_is_a_text_with_a_heading_when_attached(tmp_path):
    data = f"\n## Harbour reopens\n\n{TEXT.partition(chr(10))[2]}".encode()
    (draft,) = drafts_of(data, "a.md")
    assert isinstance(draft, Draft)
    assert draft.title == "Harbour reopens"
    assert draft.text.startswith("Port Ellen opened its harbour again")
    path = tmp_path / "a.md"
    path.write_bytes(data)
    (error,) = read(path)
    assert "front matter" in str(error)
