"""Questions to a store: its facts by country, metric and time, and where sources disagree.

>>> question = Question.ask(metric="crude imports", country="India", since="2025")
>>> with Store.open("facts.db") as store:
...     answers = list(question.find(store))               # facts with their articles
...     conflicts = list(find_conflicts(answers))
"""

from extractor.ask.answer import FIELDS, Answer
from extractor.ask.conflicts import Conflict, find_conflicts
from extractor.ask.question import Question

__all__ = ["FIELDS", "Answer", "Conflict", "Question", "find_conflicts"]
