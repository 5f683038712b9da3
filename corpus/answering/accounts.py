"""Accounts: independent articles that answer a question differently, side by side; none of them is preferred."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from corpus.answering.copies import is_copy
from corpus.answering.sentences import Choice
from corpus.answering.spans import short_answer
from corpus.finding import Search
from corpus.models import Days, Passage
from corpus.passages import Page
from corpus.text.document import Document
from corpus.text.words import words

LOOKED_AT = 4  # articles besides the one that answers
AS_CLOSE = 0.9  # a sentence tells of the same thing if it holds nearly as much of the question as the best one
NEARLY_ALL = 0.8  # of the question's weight: with less, two sentences may well tell of different things


@dataclass(frozen=True, slots=True)
class Account:
    """What one article answers.

    Args:
        short: the words that answer, verbatim.
        days: the days that a date stands for there; ``None`` for anything but a date.
        passage: the sentence, with the words marked.
    """

    short: str
    days: Days | None
    passage: Passage


def differing(found: Search, choices: Sequence[Choice], first: Passage) -> tuple[Account, ...]:
    """Return what independent articles answer, the one that ``first`` answers with to begin with.

    Args:
        found: what was found for the question.
        choices: the sentences that may answer, best first.
        first: the sentence shown as the answer, its short answer marked.

    Empty when all agree, when ``first`` has no short answer, and for questions whose answers cannot be compared.
    """
    compare = _COMPARED.get(found.question.kind)
    if compare is None or not first.marked or not choices or choices[0].share < NEARLY_ALL:
        return ()
    own = _account(found, choices[0])
    if own is None:
        return ()
    seen = {choices[0].version}
    accounts = [own]
    for choice in choices[1:]:
        if choice.version in seen or choice.share < AS_CLOSE * choices[0].share:
            continue
        if len(seen) > LOOKED_AT:
            break
        seen.add(choice.version)
        other = _account(found, choice)
        if other is not None and all(compare(known, other) for known in accounts):
            pages = [found.pages[known.passage.article.version] for known in accounts]
            if not is_copy(other.passage.text, pages):
                accounts.append(other)
    return tuple(accounts) if len(accounts) > 1 else ()


def _account(found: Search, choice: Choice) -> Account | None:
    page = found.pages[choice.version]
    passage = page.cut(choice.span)
    published = page.article.published
    short = short_answer(found.question, passage.text, published.day if published else None)
    if short is None:
        return None
    days = _days(page, passage.start + short.start) if found.question.kind == "date" else None
    return Account(short.of(passage.text), days, replace(passage, marked=(tuple(short),)))


def _days(page: Page, place: int) -> Days | None:
    """Return what the temporal expression at ``place`` stands for, read in the light of its whole article."""
    published = page.article.published
    for timex in Document(page.text, published.day if published else None).timexes:
        if timex.start <= place < timex.end:
            return Days(timex.first, timex.last)
    return None


def _other_days(one: Account, other: Account) -> bool:
    """Return whether two dates cannot be the same: both are known, and no day is in both."""
    if one.days is None or other.days is None:
        return False
    (first, last), (other_first, other_last) = one.days, other.days
    if first is None or last is None or other_first is None or other_last is None:
        return False
    return last < other_first or other_last < first


def _other_names(one: Account, other: Account) -> bool:
    """Return whether two names share no word: "Putin" and "Vladimir Putin" are one person."""
    return not {word.lower() for word in words(one.short)} & {word.lower() for word in words(other.short)}


_COMPARED: dict[str, Callable[[Account, Account], bool]] = {
    "date": _other_days,
    "person": _other_names,
    "place": _other_names,
}
