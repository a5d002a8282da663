"""Scripts that make the knowledge tables from open sources; none of them is needed to read an article.

Each is run from the repository's root with the folder of the sources, for example
``python -m extractor.knowledge.sources.countries --data ../shared/data/knowledge``.
"""
