"""Which IP addresses belong to the public internet: all that are in no block that IANA lists as special.

The blocks are those of the IANA IPv4 and IPv6 Special-Purpose Address Registries, and of multicast.
"""

from __future__ import annotations

import ipaddress
from functools import cache

SPECIAL_IPV4 = (
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
    "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
    "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
)  # fmt: skip
GLOBAL_IPV6 = "2000::/3"
"""All addresses outside this block are special, reserved or not yet assigned."""
SPECIAL_IPV6 = ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
TRANSLATED = "64:ff9b::/96"
"""Addresses of NAT64, by which networks without IPv4 reach it: special, but as public as the IPv4 address within."""


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet; one that cannot be read does not."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return not any(ip in block for block in _blocks(SPECIAL_IPV4))
    if any(ip in block for block in _blocks((TRANSLATED,))):
        return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    return any(ip in block for block in _blocks((GLOBAL_IPV6,))) and not any(ip in one for one in _blocks(SPECIAL_IPV6))


@cache
def _blocks(written: tuple[str, ...]) -> tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]:
    return tuple(map(ipaddress.ip_network, written))
