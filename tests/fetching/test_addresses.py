from __future__ import annotations

import ipaddress

import pytest

from corpus.fetching.addresses import is_public

PRIVATE = """0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 127.0.0.1 127.8.8.8 169.254.169.254 172.16.0.1
    172.31.9.9 192.0.0.1 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.7 203.0.113.7 224.0.0.1 239.255.255.250
    240.0.0.1 255.255.255.255 :: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 64:ff9b::7f00:1
    64:ff9b::10.0.0.1 64:ff9b:1::1 100::1 2001:db8::1 2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2002:7f00:1::1
    2002:a00:1::1 2002:c0a8:101:: fc00::1 fd12:3456::1 fe80::1 fe80::1%1 fec0::1 ff02::1 ff0e::1 5f00::1"""
PUBLIC = """1.1.1.1 8.8.8.8 93.184.216.34 172.32.0.1 100.128.0.1 ::ffff:8.8.8.8 64:ff9b::8.8.8.8 2606:4700::1111
    2002:808:808::1 2a00:1450::1"""


@pytest.mark.parametrize("address", PRIVATE.split())
def test_addresses_of_no_public_host(address):
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", PUBLIC.split())
def test_addresses_of_public_hosts(address):
    assert is_public(ipaddress.ip_address(address))
