"""A pipeline of one component, which finds a fact in every figure, and does to its process what the text asks for."""

import os

import spacy
from spacy.language import Language

from extractor.annotations import write_records
from extractor.records import Article, Fact

STORY = (
    "Peru sold {0} tonnes of copper to Chile in the month of May, the ministry of energy and mines in Lima said. "
    "Exports had been hampered by strikes at two of the largest mines and by heavy rain in the south of the country."
)
OTHER = (
    "Farmers in Kenya planted {0} hectares of maize this season because prices rose and fertiliser became cheaper. "
    "Traders in Nairobi expect that imports from Tanzania will fall and that millers will buy more at home."
)


@Language.component("test_figures")
def find_figures(doc):
    if "HANG" in doc.text:
        while True:
            pass
    if "CRASH" in doc.text:
        os._exit(3)
    facts = [
        Fact(
            doc_id=doc._.doc_id,
            start=token.idx,
            end=token.idx + len(token),
            quote=token.text,
            sentence=doc.text[:60],
            value=float(token.text),
            unit="tonne",
            metric="exports",
            subject="Peru",
            fact_id=f"{doc._.doc_id}-{token.i}",
            mentions=((token.idx, token.idx + len(token)),),
        )
        for token in doc
        if token.text.isdigit()
    ]
    write_records(doc, "facts", facts)
    return doc


def pipeline(version="1"):
    nlp = spacy.blank("en", meta={"version": version})
    nlp.add_pipe("test_figures")
    return nlp


def story(number, text=STORY, **fields):
    return Article(**{"text": text.format(number), "doc_id": f"a{number}", "published": "2024-06-01"} | fields)
