-- Full-text search by stems; the texts themselves stay in their tables.
CREATE VIRTUAL TABLE documents_search USING fts5 (
    title, text, content = 'documents', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER documents_added AFTER INSERT ON documents BEGIN
    INSERT INTO documents_search (rowid, title, text) VALUES (new.id, new.title, new.text);
END;
CREATE TRIGGER documents_removed AFTER DELETE ON documents BEGIN
    INSERT INTO documents_search (documents_search, rowid, title, text)
    VALUES ('delete', old.id, old.title, old.text);
END;
CREATE TRIGGER documents_changed AFTER UPDATE OF title, text ON documents BEGIN
    INSERT INTO documents_search (documents_search, rowid, title, text)
    VALUES ('delete', old.id, old.title, old.text);
    INSERT INTO documents_search (rowid, title, text) VALUES (new.id, new.title, new.text);
END;

CREATE VIRTUAL TABLE facts_search USING fts5 (
    metric, subject, counterpart, source, sentence,
    content = 'facts', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER facts_added AFTER INSERT ON facts BEGIN
    INSERT INTO facts_search (rowid, metric, subject, counterpart, source, sentence)
    VALUES (new.id, new.metric, new.subject, new.counterpart, new.source, new.sentence);
END;
CREATE TRIGGER facts_removed AFTER DELETE ON facts BEGIN
    INSERT INTO facts_search (facts_search, rowid, metric, subject, counterpart, source, sentence)
    VALUES ('delete', old.id, old.metric, old.subject, old.counterpart, old.source, old.sentence);
END;

INSERT INTO documents_search (documents_search) VALUES ('rebuild');
INSERT INTO facts_search (facts_search) VALUES ('rebuild');
