"""The items of a feed, whatever its format, and the articles that they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.read.plain import printable
from extractor.records import Article
from extractor.result import Failure


@dataclass(frozen=True, kw_only=True)
class Item:
    """One item of a feed, in plain text.

    id: as the feed names it; url: of the page that it announces; content: its whole text, if the feed brings it;
    published: ISO date, as it was where the item was written.
    """

    id: str | None = None
    url: str | None = None
    title: str = ""
    content: str = ""
    summary: str = ""
    published: str | None = None

    @property
    def body(self) -> str:
        """The content, or the summary if there is none."""
        return self.content or self.summary


@dataclass(frozen=True, kw_only=True)
class Feed:
    """A feed: its title and address as it gives them, its items, and what is wrong with its form, if anything is."""

    title: str = ""
    url: str | None = None
    items: tuple[Item, ...] = ()
    flaw: str | None = None


def to_articles(feed: Feed, name: str, url: str | None) -> Iterator[Article | Failure]:
    """Yield the article of each item, its text being title, empty line and body, and a failure for one without text.

    name: of the feed's input; url: the address that it was fetched from. An article is named by the item's id if that
    is a web address or URN, else by its link, else by the feed's name and its own id or number, so that it keeps its
    name when the feed moves on. Its url is the item's link, else the address of the feed.
    """
    taken: set[str] = set()
    for number, item in enumerate(feed.items, start=1):
        doc_id = next(each for each in map(printable, _names(item, name, number)) if each not in taken)
        taken.add(doc_id)
        text = "\n\n".join(part for part in (item.title, item.body) if part)
        if text:
            yield Article(
                text=text,
                doc_id=doc_id,
                published=item.published,
                title=item.title or None,
                url=item.url or feed.url or url,
            )
        else:
            yield Failure(doc_id=doc_id, error="The item has no text: neither title, body nor summary.", skipped=True)


def _names(item: Item, name: str, number: int) -> Iterator[str]:
    if item.id and ":" in item.id:
        yield item.id
    if item.url:
        yield item.url
    if item.id:
        yield f"{name}#{item.id}"
    yield f"{name}:{number}"
