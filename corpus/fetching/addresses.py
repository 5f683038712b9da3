"""Which addresses may be connected to: those of the public internet."""

from __future__ import annotations

import ipaddress
from typing import TypeAlias

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
Network: TypeAlias = ipaddress.IPv4Network | ipaddress.IPv6Network

# https://www.iana.org/assignments/ipv6-address-space: the only part that is given out as global unicast.
_GLOBAL_V6 = ipaddress.IPv6Network("2000::/3")
# RFC 6052 and RFC 8215: translators reach the IPv4 address in the last 32 bits.
_TRANSLATED = (ipaddress.IPv6Network("64:ff9b::/96"),)
# Global by IANA's tables, but tunnels whose inner address cannot be judged, and relays long out of use (RFC 7526).
_ODD = (ipaddress.ip_network("2001::/32"), ipaddress.ip_network("192.88.99.0/24"))


def is_public(address: Address) -> bool:
    """Say whether ``address`` is a host of the public internet, also when it stands inside an IPv6 address."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = embedded(address)
        if inner is not None:
            return is_public(inner)
        if address not in _GLOBAL_V6:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved and not _is_odd(address)


def embedded(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that packets to ``address`` end at: mapped, 6to4 or NAT64; else ``None``."""
    if any(address in network for network in _TRANSLATED):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def _is_odd(address: Address) -> bool:
    return any(address in network for network in _ODD)
