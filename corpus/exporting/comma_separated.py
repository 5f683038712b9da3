"""CSV (RFC 4180) that a spreadsheet opens without running anything in it."""

from __future__ import annotations

import csv
import io

from corpus.exporting.contents import Contents, Value

# A cell that begins so is taken for a formula (OWASP, "CSV Injection"), with the full-width forms that some
# spreadsheets read alike. A quotation mark before it makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(contents: Contents) -> bytes:
    """Return the entries as CSV in UTF-8 with a byte order mark, without which Excel takes it for another encoding."""
    rows = contents.rows()
    made = io.StringIO(newline="")
    writer = csv.DictWriter(made, fieldnames=list(rows[0]), quoting=csv.QUOTE_NONNUMERIC)
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return made.getvalue().encode("utf-8-sig", "replace")


def _cell(value: Value) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, str):
        text = value.replace("\0", "")
        # Blanks before the sign are skipped by spreadsheets.
        return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
    return value
