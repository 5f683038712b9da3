"""One fetch: from an address, over its redirects, to bytes."""

from __future__ import annotations

import asyncio
import datetime as dt
import ipaddress
import re
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from email.utils import parsedate_to_datetime

import aiohttp
import yarl
from aiohttp.abc import AbstractResolver, ResolveResult

from corpus.errors import (
    FetchError,
    FetchTimeoutError,
    NotAPageError,
    StatusError,
    TooLargeError,
    UnreachableError,
    WrongAddressError,
)
from corpus.fetching.rules import FetchRules
from corpus.fetching.unpacking import ACCEPTED, Unpacker

_LONGEST_URL = 2000
_UNPRINTABLE = re.compile(r"[\x00-\x20\x7f\\]")
# A host that ends in a number is an IPv4 address to browsers (https://url.spec.whatwg.org/#ends-in-a-number-checker),
# in hexadecimal, octal or as one number, too.
_NUMERIC_HOST = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)\.?", re.IGNORECASE)
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_NO_PAGES = ("image/", "video/", "audio/", "font/")
_REFUSALS = {
    401: "“{host}” wants a login for that page (HTTP 401); save it in a browser and attach the file.",
    403: "“{host}” does not let me read that page (HTTP 403 Forbidden); save it in a browser and attach the file.",
    404: "There is no such page on “{host}” (HTTP 404 Not Found); check the address.",
    410: "The page is gone from “{host}” for good (HTTP 410 Gone); look for a copy and attach that.",
    429: "“{host}” says that I ask too often (HTTP 429); try again later.",
    451: "“{host}” may not show that page here for legal reasons (HTTP 451); save it in a browser and attach the file.",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent.

    Args:
        data: the bytes, unpacked; empty when nothing has changed.
        url: where they came from, after all redirects.
        status: HTTP's number: 200, or 304 when nothing has changed since the given validators.
        content_type: the media type in lower case ("text/html"); empty when the server does not say.
        charset: the encoding that the server names.
        etag, last_modified: validators to give to the next fetch of the same address.
        fetched_at: when (UTC).
    """

    data: bytes
    url: str
    status: int
    content_type: str
    charset: str | None
    etag: str | None
    last_modified: str | None
    fetched_at: dt.datetime

    @property
    def not_modified(self) -> bool:
        """Whether the server says that nothing has changed."""
        return self.status == 304


async def fetch(
    url: str,
    rules: FetchRules,
    *,
    etag: str | None = None,
    last_modified: str | None = None,
    clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
) -> Fetched:
    """Fetch an address on the web.

    Args:
        url: the address, as a person typed it.
        rules: limits and opened networks.
        etag, last_modified: what an earlier fetch of ``url`` returned; when nothing has changed since, the result is
            :attr:`Fetched.not_modified`.
        clock: returns the present moment.

    Raises:
        FetchError: it could not be fetched; the text says why and what to do.
    """
    address = parse(url)
    headers = {
        "User-Agent": rules.user_agent,
        "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8",
        "Accept-Language": "en, *;q=0.5",
        "Accept-Encoding": ACCEPTED,
    }
    if etag:
        headers["If-None-Match"] = etag
    if last_modified:
        headers["If-Modified-Since"] = last_modified
    try:
        async with (
            asyncio.timeout(rules.seconds),
            aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(resolver=_CheckedResolver(rules), use_dns_cache=False, force_close=True),
                headers=headers,
                auto_decompress=False,
                timeout=aiohttp.ClientTimeout(),  # the limit above is for everything together
            ) as session,
        ):
            return await _follow(session, address, rules, clock)
    except TimeoutError as error:
        raise FetchTimeoutError(
            f"“{address.host}” took longer than {rules.seconds:g} seconds; try again later, or save the page in a"
            " browser and attach the file."
        ) from error


def parse(url: str) -> yarl.URL:
    """Return the address that a person typed, or a server sent us on to, without its fragment.

    Raises:
        WrongAddressError: it is no address of a web page.
    """
    url = url.strip()
    if len(url) > _LONGEST_URL:
        raise WrongAddressError(f"The address has more than {_LONGEST_URL} characters; give the page's own address.")
    try:
        if _UNPRINTABLE.search(url):
            raise ValueError("blanks or backslashes in an address")
        address = yarl.URL(url).with_fragment(None)
        host, port = address.host, address.port
    except ValueError as error:
        raise WrongAddressError(
            f"“{url[:100]}” is no address of a web page; write it as in https://example.org/news/1."
        ) from error
    if address.scheme not in ("http", "https"):
        raise WrongAddressError(f"“{url[:100]}” is no address I read from; it must begin with https:// or http://.")
    if address.user is not None or address.password is not None:
        raise WrongAddressError("There is a user's name or password in the address; leave it out.")
    if not host or not port or (_NUMERIC_HOST.fullmatch(host) and _literal(host) is None):
        raise WrongAddressError(f"“{url[:100]}” names no server; write it as in https://example.org/news/1.")
    return address


def _literal(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


class _CheckedResolver(AbstractResolver):
    """Gives aiohttp only addresses that the rules permit; it connects to exactly these.

    So a name that resolves to something else afterwards is of no help to anybody.
    """

    def __init__(self, rules: FetchRules) -> None:
        self._rules = rules

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        results: list[ResolveResult] = []
        for text in dict.fromkeys(await self._rules.resolver(host)):
            address = ipaddress.ip_address(text)
            self._rules.check(host, address, port)
            results.append(
                ResolveResult(
                    hostname=host,
                    host=str(address),
                    port=port,
                    family=socket.AF_INET if address.version == 4 else socket.AF_INET6,
                    proto=0,
                    flags=socket.AI_NUMERICHOST,
                )
            )
        if not results:
            raise OSError("no addresses")
        return results

    async def close(self) -> None:
        """Nothing is held open."""


async def _follow(
    session: aiohttp.ClientSession, address: yarl.URL, rules: FetchRules, clock: Callable[[], dt.datetime]
) -> Fetched:
    for _ in range(rules.max_redirects + 1):
        host = address.host or ""
        literal = _literal(host)
        if literal is not None:  # aiohttp resolves names only
            rules.check(host, literal, address.port or 0)
        try:
            async with session.get(address, allow_redirects=False) as response:
                if response.status in _REDIRECTS and "Location" in response.headers:
                    address = _next(address, response.headers["Location"])
                    continue
                return await _read(response, address, rules, clock)
        except (aiohttp.ClientError, ssl.SSLError) as error:
            raise _unreachable(host, error) from error
    raise FetchError(
        f"“{address.host}” sends me on more than {rules.max_redirects} times; give the page's own address."
    )


def _next(address: yarl.URL, location: str) -> yarl.URL:
    try:
        joined = str(address.join(yarl.URL(location.strip())))
    except ValueError as error:
        raise WrongAddressError(
            f"“{address.host}” sends me on to something that is no address; give the page's own address."
        ) from error
    return parse(joined)


async def _read(
    response: aiohttp.ClientResponse, address: yarl.URL, rules: FetchRules, clock: Callable[[], dt.datetime]
) -> Fetched:
    if response.status not in (200, 203, 304):
        raise _refusal(response, address.host or "", clock())
    kind, charset = _content_type(response.headers.get("Content-Type", ""))
    if kind.startswith(_NO_PAGES):
        raise NotAPageError(f"That is no page but {kind.partition('/')[0]} ({kind}); give the address of an article.")
    data = bytearray()
    if response.status != 304:
        if int(response.headers.get("Content-Length") or 0) > rules.max_bytes:
            raise _too_large(rules)
        unpacker = Unpacker(response.headers.get("Content-Encoding", ""))
        async for piece in response.content.iter_any():
            for unpacked in unpacker.unpack(piece):
                data += unpacked
                if len(data) > rules.max_bytes:
                    raise _too_large(rules)
                await asyncio.sleep(0)  # a bomb must not hold up everybody else
    return Fetched(
        data=bytes(data),
        url=str(address),
        status=response.status,
        content_type=kind,
        charset=charset,
        etag=response.headers.get("ETag"),
        last_modified=response.headers.get("Last-Modified"),
        fetched_at=clock(),
    )


def _content_type(header: str) -> tuple[str, str | None]:
    message = Message()
    message["Content-Type"] = header[:200]
    kind = message.get_content_type() if header else ""
    return kind, message.get_content_charset()


def _refusal(response: aiohttp.ClientResponse, host: str, now: dt.datetime) -> StatusError:
    status = response.status
    sentence = _REFUSALS.get(status)
    if sentence is None and status >= 500:
        sentence = f"“{{host}}” has trouble of its own (HTTP {status}); try again later."
    elif sentence is None:
        sentence = f"“{{host}}” does not give out that page (HTTP {status}); save it in a browser and attach the file."
    return StatusError(sentence.format(host=host), status, _retry_after(response.headers.get("Retry-After"), now))


def _retry_after(header: str | None, now: dt.datetime) -> int | None:
    """Return the seconds that the header names, as a number or as a moment (RFC 9110, section 10.2.3)."""
    if header is None:
        return None
    if header.strip().isascii() and header.strip().isdigit():
        return int(header.strip()[:9])
    try:
        moment = parsedate_to_datetime(header)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return max(0, int((moment - now).total_seconds()))


def _too_large(rules: FetchRules) -> TooLargeError:
    return TooLargeError(
        f"The page has more than {rules.max_bytes / 1e6:g} MB, which no article has; save the article's text and"
        " attach that."
    )


def _unreachable(host: str, error: Exception) -> UnreachableError:
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return UnreachableError(f"There is no server “{host}”; check how the address is spelt.")
    if isinstance(error, aiohttp.ClientConnectorCertificateError | aiohttp.ClientConnectorSSLError | ssl.SSLError):
        return UnreachableError(
            f"“{host}” does not prove who it is (its certificate is wrong); open the page in a browser, and if you"
            " trust it, attach the file."
        )
    if isinstance(error, aiohttp.ClientConnectorError):
        return UnreachableError(f"Nobody answers at “{host}”; try again later.")
    return UnreachableError(f"“{host}” broke off in the middle or sent no proper answer; try again later.")
