"""E-mails (.eml), by Python's own reader."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import replace
from email.message import EmailMessage

from corpus.errors import IngestError
from corpus.ingest import capture, dates, decoding, page
from corpus.ingest.documents.unwrapping import unwrap
from corpus.ingest.given import Given
from corpus.models import Draft, Published

# RFC 3676, section 4.3: two dashes and a blank stand above a signature.
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_PASSED_ON = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr)\s?:\s?)+", re.IGNORECASE)
_ENOUGH = 200  # Characters; a shorter plain part often says only that the e-mail is to be seen in HTML.


def read(data: bytes) -> Draft:
    """Return the article in an e-mail: its plain part, or its HTML part where that one says little.

    The subject is the headline and the day it was sent the date of publication, unless the e-mail is an answer or
    was forwarded. The sender is no outlet: anybody may have sent it.

    Raises:
        IngestError: there is no text in it, or it is broken.
    """
    decoding.check_size(len(data))
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        plain, html = _part(message, "plain"), _part(message, "html")
        subject = " ".join(str(message["Subject"] or "").split())
        sent = str(message["Date"] or "")
        attached = [part.get_filename() or "a file" for part in message.iter_attachments()]
    except IngestError:
        raise
    except Exception as error:
        # Broken headers make Python's reader stumble in many ways; whichever it was is kept as the cause.
        raise IngestError("The e-mail is broken; copy the article's text into a .txt file and use that.") from error
    text = unwrap(_SIGNATURE.split(plain, maxsplit=1)[0])
    title = _PASSED_ON.sub("", subject)
    if html.strip() and len(text) < _ENOUGH:
        draft = Given(title=title or None).over(page.read(html, data))
    elif text:
        draft = capture.read(text, data, title or None)
    else:
        raise IngestError(
            "There is no text in the e-mail; if the article is attached to it, save that file and use it."
        )
    stamp = dates.read_stamp(sent)
    if stamp is not None and title == subject:
        draft = Given(published=Published(stamp[0], "metadata", f"Date: {sent}", stamp[1])).over(draft)
    if attached:
        names = ", ".join(attached[:3]) + (", …" if len(attached) > 3 else "")
        draft = replace(
            draft, warnings=(*draft.warnings, f"What is attached to the e-mail was not read: {names[:200]}.")
        )
    return draft


def _part(message: EmailMessage, subtype: str) -> str:
    part = message.get_body((subtype,))
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes) or not payload.strip():
        return ""
    return decoding.decode(payload, part.get_content_charset())[0]
