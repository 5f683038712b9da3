"""Small documents of our own, made when a test needs them."""

from __future__ import annotations

import io
import textwrap
import zipfile

import docx

PARAGRAPHS = (
    "Port Ellen opened its harbour again on Monday, two weeks after a storm had sunk three boats, the council said.",
    "“We carried 212 passengers before noon,” harbour master Joan Reid said on Monday.",
    "The works cost £1.2 million, according to the council. They are due to end in December, the harbour master said.",
)


def pdf(*pages: str) -> bytes:
    """Return a PDF file with a line of Helvetica for each line of each page."""
    count = len(pages)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{' '.join(f'{4 + 2 * at} 0 R' for at in range(count))}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for at, page in enumerate(pages):
        lines = "".join(f"({line}) Tj T*\n" for line in page.split("\n"))
        stream = f"BT /F1 11 Tf 14 TL 40 800 Td\n{lines}ET" if page else ""
        content = f"/Contents {5 + 2 * at} 0 R /Resources << /Font << /F1 3 0 R >> >>"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {content} >>",
            f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream",
        ]
    out = b"%PDF-1.4\n"
    offsets: list[int] = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    end = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n"
    )
    return out + end.encode() + b"%%EOF\n"


def word(*paragraphs: str, title: str | None = None) -> bytes:
    """Return a Word file."""
    document = docx.Document()
    if title:
        document.add_heading(title, level=0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def mail(*paragraphs: str, subject: str = "Harbour reopens", html: bool = False, headers: str = "") -> bytes:
    """Return an e-mail, its lines broken at 72 characters."""
    if html:
        body = "<html><body><article>" + "".join(f"<p>{line}</p>" for line in paragraphs) + "</article></body></html>"
    else:
        body = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in paragraphs)
    head = (
        f"From: Jane Doe <jane@herald.example>\nTo: desk@herald.example\nSubject: {subject}\n"
        f"Date: Tue, 14 May 2019 07:30:00 +0100\nMIME-Version: 1.0\n{headers}"
        f"Content-Type: text/{'html' if html else 'plain'}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    )
    return (head + body).encode()


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()
