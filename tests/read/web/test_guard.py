import pytest

from extractor.errors import InputError
from extractor.read.web import Web
from extractor.read.web.guard import is_public, resolve

PUBLIC = ["8.8.8.8", "2606:4700::6810:84e5", "::ffff:8.8.8.8", "64:ff9b::808:808"]
OTHERS = [
    "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "224.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fd00::1", "ff02::1",
    "::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::",
]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address):
    assert is_public(address)


@pytest.mark.parametrize("address", OTHERS)
def test_not_public(address):
    assert not is_public(address)


ADDRESSES = [
    "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://169.254.169.254/latest/meta-data/",
    "https://127.0.0.1/", "http://2130706433/", "http://0x7f.1/", "http://0/", "http://[::ffff:7f00:1]/",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_is_requested_of_this_machine_or_its_network(address):
    with pytest.raises(InputError, match="not public"):
        Web().fetch(address)


def test_a_name_with_one_address_that_is_not_public_is_refused(internet):
    internet.names["inside.example"] = ["192.168.0.7"]

    with pytest.raises(InputError, match=r"'inside.example' has the address 192\.168\.0\.7"):
        resolve("inside.example", 80)


def test_the_address_that_was_checked_is_connected_to(internet):
    internet.names["rebinding.example"] = ["8.8.8.8", "127.0.0.1"]

    with pytest.raises(InputError, match="not public"):
        Web().fetch("http://rebinding.example/")

    assert internet.connected == ["8.8.8.8"]  # and the retry, for which the name changed its address, went nowhere


def test_proxies_of_the_environment_are_not_used(internet, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:3128")
    internet.names["news.example"] = ["8.8.8.8", "127.0.0.1"]

    with pytest.raises(InputError):
        Web().fetch("http://news.example/")

    assert internet.connected == ["8.8.8.8"]
