"""The article's own date: in its head or its address, never in a sentence."""

import pytest

from extractor.measure.publication import find_published

HEADS = [
    ("date 2025-11-11\nOil exports rose.", "2025-11-11", "a label and an ISO date"),
    ("Oil exports rise\nNov 12, 2024\nOil exports rose.", "2024-11-12", "a date line below the headline"),
    ("Oil exports rise\n12th November 2024, 10:30 am IST\nOil rose.", "2024-11-12", "time and zone beside it"),
    ("Oil exports rise\nUpdated: 3 March 2022 14:05\nOil rose.", "2022-03-03", "the date of the update, if no other"),
    ("Updated 3 March 2022\nPublished 1 March 2022\nOil rose.", "2022-03-01", "published goes before updated"),
    ("Published: 1 March 2022 | Updated: 3 March 2022\nOil rose.", "2022-03-01", "two dates in one line"),
    ("Oil\nBy Jane Doe | Tue, 12 Nov 2024 08:30:00 GMT\nOil rose.", "2024-11-12", "byline and stamp"),
    ("Oil\nBy Jane Doe, November 12, 2024\nOil rose.", "2024-11-12", "byline with a date"),
    ("Posted on 2024-11-12T08:30:00Z\nOil rose.", "2024-11-12", "timestamp"),
    ("LONDON, March 3, 2022 (Reuters) - Oil rose 3%.", "2022-03-03", "dateline with its year"),
    ("BEIJING, March 3, 2022 (Xinhua) -- Oil rose 3%.", "2022-03-03", "dateline with two hyphens"),
    ("LAGOS - 3 March 2022: Oil rose 3%.", "2022-03-03", "dateline with a colon"),
    ("NEW DELHI – March 3, 2022: Oil rose 3% in a day.\n" + "It fell. " * 40, "2022-03-03", "in a long text"),
    ("LAGOS - 3 March: Oil rose 3%.", None, "a colon, but no year"),
    ("OIL - In 2019 it was agreed: Oil rose 3%.", None, "a heading before a colon"),
    ("LONDON, March 3 (Reuters) - Oil rose 3%.", None, "dateline without a year"),
    ("March 3\nOil rose.", None, "no year"),
    ("05/04/2023\nOil rose.", None, "order of day and month unclear"),
    ("25/04/2023\nOil rose.", "2023-04-25", "order of day and month shown"),
    ("On March 3, 2022 the army attacked.", None, "a sentence about an event"),
    ("March 3, 2022 was a dark day for the city.", None, "a sentence that begins with a date"),
    ("Paris attacks, November 13, 2015\nThe attacks began.", None, "a headline about an event"),
    ("The treaty of 12 May 2019\nThe treaty was signed.", None, "a headline with a date"),
    ("In 2019\nOil rose.", None, "a year is no day"),
    ("Oil rose.\n" * 40 + "2024-01-01", None, "too far down"),
    ("one\ntwo\nthree\nfour\nfive\n2024-01-01\nOil rose.", None, "the sixth line"),
    ("", None, "no text"),
]

ADDRESSES = [
    ("https://news.example/2024/05/03/oil-rises", "2024-05-03", "folders"),
    ("https://news.example/business/2024/may/03/oil-rises", "2024-05-03", "the month's name"),
    ("https://news.example/20240503/oil-rises", "2024-05-03", "one folder"),
    ("https://news.example/oil-rises-2024-05-03.html", "2024-05-03", "in the file's name"),
    ("https://news.example/2024/05/oil-rises", None, "no day"),
    ("https://news.example/2024/15/43/oil", None, "no such date"),
    ("https://news.example/article/20240503123", None, "a number"),
]


@pytest.mark.parametrize(("text", "published", "why"), HEADS)
def test_head(text, published, why):
    assert find_published(text) == published, why


@pytest.mark.parametrize(("url", "published", "why"), ADDRESSES)
def test_address(url, published, why):
    assert find_published("Oil rose 3% on Thursday.", url) == published, why


def test_address_goes_before_head():
    assert find_published("2024-05-04\nOil rose.", "https://news.example/2024/05/03/oil") == "2024-05-03"
