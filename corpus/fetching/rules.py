"""The rules of fetching: how long, how much, and which private networks the operator has opened."""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from importlib import metadata
from typing import TypeAlias

from corpus.errors import FetchError, PrivateAddressError, WrongAddressError
from corpus.fetching.addresses import Address, Network, is_public

Resolver: TypeAlias = Callable[[str], Awaitable[Sequence[str]]]
"""From a host's name to its addresses as text; raises OSError when there are none."""
# Threads of their own: a name server that dawdles, long after we have given up, would else hold up everything that
# runs in asyncio's few.
_lookups = ThreadPoolExecutor(8, thread_name_prefix="lookup")
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?")


async def system_resolver(host: str) -> Sequence[str]:
    """Return the addresses of ``host`` as the system resolves it.

    Raises:
        OSError: it has none.
    """
    find = partial(socket.getaddrinfo, host, None, type=socket.SOCK_STREAM)
    found = await asyncio.get_running_loop().run_in_executor(_lookups, find)
    return [str(sockaddr[0]) for *_, sockaddr in found]


@dataclass(frozen=True, slots=True)
class FetchRules:
    """What a fetch may do. Make it with :meth:`of`.

    Args:
        networks: private networks that may be connected to.
        hosts: names whose addresses may be private, in lower case.
        user_agent: how we introduce ourselves.
        seconds: all that one fetch may take, redirects included.
        max_bytes: all that a page may have, unpacked.
        max_redirects: how often a server may send us on.
        ports: the ports of public servers; those of opened ones are free.
        resolver: from names to addresses.
    """

    networks: tuple[Network, ...] = ()
    hosts: frozenset[str] = frozenset()
    user_agent: str = "Cuttings"
    seconds: float = 10.0
    max_bytes: int = 10_000_000
    max_redirects: int = 5
    ports: frozenset[int] = frozenset((80, 443, 8080, 8443))
    resolver: Resolver = system_resolver

    @classmethod
    def of(cls, allow: str = "", homepage: str = "") -> FetchRules:
        """Return the rules that an operator's settings make.

        Args:
            allow: networks, addresses and host names that may be private, with commas between them.
            homepage: where people can read whose bot this is; it goes into the User-Agent.

        Raises:
            FetchError: something in ``allow`` is neither a network nor a host's name.
        """
        networks: list[Network] = []
        hosts: set[str] = set()
        for entry in filter(None, (part.strip().lower() for part in allow.split(","))):
            try:
                networks.append(ipaddress.ip_network(entry, strict=False))
            except ValueError as error:
                if not _HOST.fullmatch(entry) or entry.replace(".", "").isdigit():
                    raise FetchError(
                        f"“{entry[:60]}” is neither a network, such as 10.0.0.0/8, nor a host, such as"
                        " intranet.example."
                    ) from error
                hosts.add(entry)
        agent = f"Cuttings/{metadata.version('cuttings')}"
        return cls(tuple(networks), frozenset(hosts), f"{agent} (+{homepage})" if homepage else agent)

    def check(self, host: str, address: Address, port: int) -> None:
        """Raise unless ``address``, which ``host`` stands for, may be connected to at ``port``.

        Raises:
            PrivateAddressError: it is no host of the public internet, and the operator has not opened it.
            WrongAddressError: it is public, but web servers do not listen there.
        """
        if host in self.hosts or any(address in network for network in self.networks):
            return
        if not is_public(address):
            raise PrivateAddressError(
                f"“{host}” leads into a private network, which I do not read from;"
                " whoever runs me can open it with CUTTINGS_FETCH_ALLOW."
            )
        if port not in self.ports:
            raise WrongAddressError(
                f"I do not read from port {port} of “{host}”; web pages come from the ports"
                f" {', '.join(map(str, sorted(self.ports)))}."
            )
