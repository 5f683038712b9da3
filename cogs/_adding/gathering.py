"""Gathering: from addresses, attached files and pasted text to articles as they would be stored."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

import discord

from cogs._bot import Cuttings
from corpus.adding import Preview
from corpus.errors import CorpusError, IngestError, LimitError
from corpus.fetching import fetch
from corpus.ingest import MAX_BYTES, Given
from corpus.models import Scope

MOST_ADDRESSES = 10  # at once; each may take ten seconds
FEWEST_WORDS = 8  # of an article that is pasted
_ADDRESS = re.compile(r"<?([a-z][a-z0-9+.-]{1,20}://[^\s<>]+)>?", re.IGNORECASE)
_NOTHING = (
    "Give me an article: the address of its page, the file attached (text, HTML, PDF, Word, e-mail, or a ZIP of them), "
    "or its text behind the command."
)


class Gathered(NamedTuple):
    """What was found in what a person gave: articles as they would be stored, and what could not be read."""

    previews: list[Preview]
    problems: list[CorpusError]


class Typed(NamedTuple):
    """What a person typed: addresses, and the text of an article; with both, the one address is that of the text."""

    addresses: list[str]
    text: str


def read_typed(typed: str) -> Typed:
    """Tell addresses from the text of an article."""
    words = typed.split()
    found = [_ADDRESS.fullmatch(word) for word in words]
    if all(found):
        return Typed([match[1] for match in found if match], "")
    first, _, rest = typed.strip().partition("\n")
    address = _ADDRESS.fullmatch(first.strip())
    is_of_text = address is not None and address[1].lower().startswith(("http://", "https://")) and rest.strip()
    return Typed([address[1]], rest) if address and is_of_text else Typed([], typed)


async def gather(
    bot: Cuttings,
    scope: Scope,
    typed: str,
    attachments: Sequence[discord.Attachment],
    say: Callable[[str], None],
    *,
    largest: int = MAX_BYTES,
) -> Gathered:
    """Read what a person gave; text beside attached files is taken for the address they come from, or left alone.

    Args:
        bot: the bot.
        scope: whose articles they would be.
        typed: what they typed.
        attachments: the files they attached.
        say: told how far this has got.
        largest: bytes that a file may have.

    Raises:
        CorpusError: there is nothing in it; the only problem there was, or what to give.
    """
    addresses, text = read_typed(typed)
    if len(addresses) > MOST_ADDRESSES:
        raise LimitError(f"Give at most {MOST_ADDRESSES} addresses at once, or attach a ZIP of the saved pages.")
    gathered = Gathered([], [])
    if attachments:
        url = addresses[0] if len(addresses) == 1 == len(attachments) else None
        await _read_files(bot, scope, attachments, Given(url=url), say, largest, gathered)
        addresses = [] if url else addresses
    elif text.strip():
        _refuse_short(text)
        say("reading…")
        # A file with a NUL is taken for no text; in what somebody pastes it is a slip of the clipboard.
        data = text.replace("\0", "").encode("utf-8", "replace")
        given = Given(url=addresses.pop() if addresses else None)
        _sort(gathered, await bot.archive.adding.preview_file(scope, "pasted.txt", data, given))
    for number, address in enumerate(addresses, 1):
        say("fetching…" if len(addresses) == 1 else f"fetching… {number} of {len(addresses)}")
        await _read_address(bot, scope, address, gathered)
    if not gathered.previews:
        if len(gathered.problems) == 1:
            raise gathered.problems[0]
        raise IngestError("\n".join(map(str, gathered.problems)) or _NOTHING)
    return gathered


async def _read_files(
    bot: Cuttings,
    scope: Scope,
    attachments: Sequence[discord.Attachment],
    given: Given,
    say: Callable[[str], None],
    largest: int,
    gathered: Gathered,
) -> None:
    say("fetching…")
    files: list[tuple[str, bytes]] = []
    for attachment in attachments:
        try:
            data = await _attached(attachment, largest)
            files += await bot.archive.adding.files_in(attachment.filename, data)
        except CorpusError as error:
            gathered.problems.append(error)
    for number, (name, data) in enumerate(files, 1):
        say("reading…" if len(files) == 1 else f"reading… {number} of {len(files)}")
        _sort(gathered, await bot.archive.adding.preview_file(scope, name, data, given))


async def _attached(attachment: discord.Attachment, largest: int) -> bytes:
    if attachment.size > largest:
        raise IngestError(f"“{attachment.filename}” has more than the {largest / 1e6:g} MB it may have.")
    try:
        return await attachment.read()
    except discord.HTTPException as error:
        raise IngestError(f"Discord does not give me “{attachment.filename}” any more; attach it again.") from error


async def _read_address(bot: Cuttings, scope: Scope, address: str, gathered: Gathered) -> None:
    try:
        fetched = await fetch(address, bot.settings.fetch_rules, clock=bot.archive.clock)
    except CorpusError as error:
        gathered.problems.append(error)
        return
    _sort(gathered, await bot.archive.adding.preview_page(scope, fetched))


def _sort(gathered: Gathered, results: Sequence[Preview | IngestError]) -> None:
    for result in results:
        if isinstance(result, IngestError):
            gathered.problems.append(result)
        else:
            gathered.previews.append(result)


def _refuse_short(text: str) -> None:
    words = text.split()
    if len(words) == 1:
        raise IngestError(
            f"“{words[0][:60]}” is neither an address nor an article. An address begins with https://, as in the "
            "browser."
        )
    if len(words) < FEWEST_WORDS:
        raise IngestError(f"That is too short for an article. {_NOTHING}")
