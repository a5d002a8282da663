import pytest

from extractor.errors import InputError
from extractor.read.opml import find_feeds

OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>News</title></head><body>
<outline text="Folder"><outline type="rss" xmlUrl="https://a.example/feed"/>
<outline type="rss" xmlURL=" https://b.example/rss?x=1&amp;y=2 " htmlUrl="https://b.example/"/></outline>
<outline text="again" xmlurl="https://a.example/feed"/><outline text="a note"/>
</body></opml>"""


def test_addresses_in_order_each_once():
    assert find_feeds(OPML.encode()) == ("https://a.example/feed", "https://b.example/rss?x=1&y=2")


def test_an_ill_formed_list_is_read_as_far_as_it_goes():
    broken = OPML.replace("&amp;", "&").replace("</outline>", "").replace('"Folder"', '"The "old" folder"')

    assert find_feeds(broken.encode()) == ("https://a.example/feed", "https://b.example/rss?x=1&y=2")


REFUSED = [
    pytest.param("<rss/>", "no OPML", id="other XML"),
    pytest.param("feeds: none", "no OPML", id="no XML"),
    pytest.param(
        '<!DOCTYPE opml [<!ENTITY f SYSTEM "file:///etc/passwd">]><opml>&f;</opml>', "declares entities", id="attack"
    ),
]


@pytest.mark.parametrize(("content", "reason"), REFUSED)
def test_refuses(content, reason):
    with pytest.raises(InputError, match=reason):
        find_feeds(content.encode())
