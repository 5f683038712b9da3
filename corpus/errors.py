"""Everything that can go wrong in the corpus, as one tree.

::

    CorpusError                    base; its text is a sentence for people
    ├── StoreError                 the database file
    │   ├── ForeignDatabaseError   not a Cuttings archive
    │   ├── NewerDatabaseError     written by a newer version of Cuttings
    │   ├── DatabaseLockedError    another program holds it
    │   └── BackupError            a backup cannot be made, read or put back
    ├── IngestError                a file that cannot become an article (carries file and line)
    │   └── DuplicateArticleError  it is already here (carries the reference)
    ├── FetchError                 an address on the web that gives no page
    │   ├── WrongAddressError      it is none that may be asked for: no http, a password in it, an odd port
    │   ├── PrivateAddressError    it leads into a private network
    │   ├── UnreachableError       no such host, nobody answers there, or its certificate is wrong
    │   ├── FetchTimeoutError      it takes too long
    │   ├── TooLargeError          it sends too much
    │   ├── StatusError            the server refuses: not found, forbidden … (carries the status)
    │   └── NotAPageError          a picture, a film, or nothing that can be read
    ├── LimitError                 somebody does something too often
    ├── ChangedMeanwhileError      somebody else changed the same article at the same moment
    ├── SharedArticleError         an article of all servers, which only the operator may change
    ├── FeedError                  a feed that is none, or that cannot be kept
    ├── QueryError                 a question that cannot be understood
    └── NotFoundError              a reference or a name that is not in the archive (carries what is close)

The type decides what a person sees: the text of a ``CorpusError`` is shown as it is, any other exception is
logged with its traceback and shown as a short id.
"""

from __future__ import annotations

from pathlib import Path


class CorpusError(Exception):
    """Base of all expected errors; ``str(error)`` is a whole sentence that says what to do."""


class StoreError(CorpusError):
    """The database cannot be used."""


class ForeignDatabaseError(StoreError):
    """The file is a database, or some other file, that Cuttings did not make."""


class NewerDatabaseError(StoreError):
    """The file was written by a newer version of Cuttings."""


class DatabaseLockedError(StoreError):
    """Another program holds the database."""


class BackupError(StoreError):
    """A backup cannot be made, read or put back."""


class IngestError(CorpusError):
    """A file or record that cannot become an article.

    Args:
        problem: what is wrong and what to do about it, as one sentence without the file's name.
        file: the file, where there is one.
        line: the line in the file, counted from 1, where there is one.
    """

    def __init__(self, problem: str, *, file: Path | None = None, line: int | None = None) -> None:
        self.problem = problem
        self.file = file
        self.line = line
        place = "" if file is None else f"{file}: " if line is None else f"{file}, line {line}: "
        super().__init__(place + problem)


class DuplicateArticleError(IngestError):
    """The same article is already in the archive.

    Args:
        reference: the article that is already here, such as ``A3``.
    """

    def __init__(self, problem: str, reference: str, *, file: Path | None = None, line: int | None = None) -> None:
        super().__init__(problem, file=file, line=line)
        self.reference = reference


class FetchError(CorpusError):
    """An address on the web that gives no page."""


class WrongAddressError(FetchError):
    """The address is none that may be asked for."""


class PrivateAddressError(FetchError):
    """The address leads into a private network, which only the operator can open."""


class UnreachableError(FetchError):
    """The server cannot be reached."""


class FetchTimeoutError(FetchError):
    """The server took too long."""


class TooLargeError(FetchError):
    """The server sent more than any page has."""


class StatusError(FetchError):
    """The server answered, but with a refusal.

    Args:
        message: the sentence for people.
        status: HTTP's number for it, such as 404.
        retry_after: seconds after which the server wants to be asked again, where it says so.
    """

    def __init__(self, message: str, status: int, retry_after: int | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.retry_after = retry_after


class NotAPageError(FetchError):
    """What the server sent is no page and no document."""


class LimitError(CorpusError):
    """Somebody does something too often, or gives too much at once."""


class ChangedMeanwhileError(CorpusError):
    """Somebody else changed the same thing in between; nothing was stored."""


class SharedArticleError(CorpusError):
    """An article that all servers share was to be changed by somebody who does not run the bot."""


class FeedError(CorpusError):
    """A feed that is none, or that cannot be kept."""


class QueryError(CorpusError):
    """A question or an option that cannot be understood."""


class NotFoundError(CorpusError):
    """A reference or a name that is not in the archive.

    Args:
        message: the sentence for people.
        near: what is close to what was asked for, best first.
    """

    def __init__(self, message: str, near: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.near = near
