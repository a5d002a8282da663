"""The component that says who is who: every mention of a person, country or organisation gets an identity."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extractor.annotations import register_extensions, write_records
from extractor.knowledge.user import UserKnowledge, from_rows
from extractor.records import Mention, Tie
from extractor.resolve.countries import (
    name_countries,
    resolve_acting_capitals,
    resolve_common_nouns,
    resolve_strong,
    resolve_weak,
)
from extractor.resolve.drafts import CERTAIN, Article, make_id
from extractor.resolve.gazetteer import Gazetteer
from extractor.resolve.home import resolve_home
from extractor.resolve.identity import identify
from extractor.resolve.labels import correct_labels
from extractor.resolve.organisations import resolve_organisations
from extractor.resolve.persons import cluster_persons, settle_persons
from extractor.resolve.places import resolve_places
from extractor.resolve.spans import find_spans
from extractor.resolve.titles import find_titles


class Resolver:
    """Gives the entities of a document their identity, by the tables and by the document's own words.

    ``knowledge``: the user's own rows, which win over the tables.
    """

    def __init__(self, knowledge: UserKnowledge | None = None) -> None:
        self.knowledge = knowledge or UserKnowledge()
        self._gazetteer = Gazetteer(self.knowledge)

    def find(self, doc: Doc) -> list[Mention]:
        """Return the mentions of a document in text order; reads its entities, and its parse if it has one.

        Mentions do not overlap, but for titles ("the Russian leader"), which contain the name of a country.
        """
        drafts = find_spans(doc, self._gazetteer)
        article = Article(doc, doc.text, doc._.published, drafts, doc.has_annotation("DEP"))
        correct_labels(article)
        self._settle_known(article)
        resolve_strong(article)
        resolve_places(article)
        resolve_weak(article)
        resolve_acting_capitals(article)
        resolve_common_nouns(article)
        resolve_organisations(article)
        persons = cluster_persons(article)
        identify(article, persons, self.knowledge)
        settle_persons(persons)
        article.drafts = [draft for draft in article.drafts if draft.from_model or draft.entity_id]
        for draft in article.drafts:
            if not draft.entity_id:
                draft.settle(make_id(draft.label, draft.text), draft.text, None, "name", 0.5)
        resolve_home(article)
        name_countries(article)
        drafts = sorted([*article.drafts, *find_titles(article, persons)], key=lambda draft: (draft.start, draft.end))
        return [draft.to_mention(doc._.doc_id or "") for draft in drafts]

    def __call__(self, doc: Doc) -> Doc:
        """Write the mentions to ``doc._.mentions``."""
        write_records(doc, "mentions", self.find(doc))
        return doc

    def _settle_known(self, article: Article) -> None:
        """Settle the user's own entities; persons are only labelled, so that their surnames join them later."""
        for draft in article.drafts:
            row = self.knowledge.find(draft.text, article.published)
            if row is None:
                continue
            draft.label = row.label
            if row.label != "PERSON":
                tie: Tie = "name" if draft.text == row.name else "alias"
                draft.settle(make_id(row.label, row.name), row.name, row.iso3, tie, CERTAIN)
                draft.role, draft.qid = row.role, row.qid


@Language.factory(
    "extractor_resolver",
    assigns=["doc._.mentions"],
    requires=["doc.ents"],
    default_config={"knowledge": []},
)
def make_resolver(nlp: Language, name: str, knowledge: Iterable[dict[str, Any]]) -> Resolver:
    """Build the resolver.

    ``knowledge``: rows of the user as dictionaries with the columns of :data:`extractor.knowledge.user.COLUMNS`, part
    of the pipeline's config; a file of them is read by :func:`extractor.knowledge.user.load_knowledge`.
    """
    register_extensions()
    return Resolver(from_rows(knowledge))
