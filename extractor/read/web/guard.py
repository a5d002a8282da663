"""Connects to public addresses only: a name is resolved once, checked, and connected to by the checked address.

So neither a redirect nor a name server that answers differently the second time (DNS rebinding) leads to this machine
or to its network.
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import NameResolutionError, NewConnectionError
from urllib3.util.connection import create_connection

from extractor.errors import InputError

NAT64 = IPv6Network("64:ff9b::/96")
"""Addresses that a gateway translates to the IPv4 address in their last 32 bits (RFC 6052)."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet.

    Loopback, private, shared, link-local, multicast, reserved and unspecified addresses are not, and neither are IPv6
    addresses that stand for such an IPv4 address, or that tunnel (6to4, Teredo).
    """
    parsed: IPv4Address | IPv6Address = ip_address(address)
    if isinstance(parsed, IPv6Address):
        if parsed.sixtofour or parsed.teredo:
            return False
        if parsed.ipv4_mapped:
            parsed = parsed.ipv4_mapped
        elif parsed in NAT64:
            parsed = IPv4Address(int(parsed) & 0xFFFFFFFF)
    return parsed.is_global and not parsed.is_multicast


def resolve(host: str, port: int) -> list[str]:
    """Return the IP addresses of a host. Raises InputError if one of them is not public, socket.gaierror if none is."""
    addresses = [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    for address in addresses:
        if not is_public(address):
            raise InputError(
                f"The host {host!r} has the address {address}, which is of this machine or its network, not public: "
                "nothing is requested there unless local addresses are allowed (--allow-local)."
            )
    return addresses


def guarded_manager() -> PoolManager:
    """Return a pool manager whose connections go to public addresses only."""
    manager = PoolManager()
    manager.pool_classes_by_scheme = {"http": _GuardedHTTPPool, "https": _GuardedHTTPSPool}
    return manager


def _connect(connection: HTTPConnection) -> socket.socket:
    host = connection._dns_host
    try:
        addresses = resolve(host, connection.port)
    except socket.gaierror as error:
        raise NameResolutionError(connection.host, connection, error) from error
    failure: OSError | None = None
    for address in addresses:
        try:
            return create_connection((address, connection.port), connection.timeout, None, connection.socket_options)
        except OSError as error:
            failure = error
    raise NewConnectionError(connection, f"Failed to establish a new connection: {failure}") from failure


class _GuardedHTTPConnection(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return _connect(self)


class _GuardedHTTPSConnection(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _connect(self)


class _GuardedHTTPPool(HTTPConnectionPool):
    ConnectionCls = _GuardedHTTPConnection


class _GuardedHTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _GuardedHTTPSConnection
