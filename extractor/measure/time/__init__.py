"""A grammar of the time expressions of English news: from the words to a calendar interval."""
