-- The manifest: one line for every document that was ever offered, whatever became of it.
CREATE TABLE documents (
    id INTEGER PRIMARY KEY,      -- in the order of reading
    doc_id TEXT NOT NULL UNIQUE, -- the article's name: a path, an address, a feed's id
    status TEXT NOT NULL CHECK (status IN ('done', 'duplicate', 'skipped', 'failed')),
    published TEXT,              -- ISO date
    title TEXT,
    url TEXT,
    origin TEXT,                 -- the input that it came with, as it was named
    duplicate_of TEXT,           -- doc_id of the document that was read in its place
    reason TEXT,                 -- why it was skipped or failed
    facts INTEGER NOT NULL DEFAULT 0, -- how many were found
    fingerprint TEXT,            -- hash of the article as it came; null if no article came
    model TEXT,                  -- what read it
    seconds REAL,                -- how long that took
    text TEXT
);
CREATE INDEX documents_by_original ON documents (duplicate_of) WHERE duplicate_of IS NOT NULL;

-- The fields of extractor.Fact, in their order; mentions is a JSON array of [start, end].
CREATE TABLE facts (
    id INTEGER PRIMARY KEY,
    doc_id TEXT NOT NULL REFERENCES documents (doc_id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL,
    sentence TEXT NOT NULL,
    value REAL,
    value_to REAL,
    modifier TEXT NOT NULL,
    unit TEXT,
    kind TEXT NOT NULL,
    direction TEXT,
    metric TEXT,
    subject TEXT,
    subject_iso3 TEXT,
    counterpart TEXT,
    counterpart_iso3 TEXT,
    period_start TEXT,
    period_end TEXT,
    source TEXT,
    status TEXT NOT NULL,
    fact_id TEXT NOT NULL,
    previous_value REAL,
    previous_how TEXT,
    si_value REAL,
    subject_role TEXT,
    counterpart_role TEXT,
    confidence REAL,
    mentions TEXT NOT NULL,
    model TEXT NOT NULL,
    claim_id TEXT                -- the same for facts of different documents that state the same
);
CREATE INDEX facts_by_document ON facts (doc_id);
CREATE INDEX facts_by_claim ON facts (claim_id) WHERE claim_id IS NOT NULL;
CREATE INDEX facts_by_subject ON facts (subject_iso3) WHERE subject_iso3 IS NOT NULL;
CREATE INDEX facts_by_counterpart ON facts (counterpart_iso3) WHERE counterpart_iso3 IS NOT NULL;

-- The fields of extractor.Entity; mentions and ties are JSON arrays.
CREATE TABLE entities (
    id INTEGER PRIMARY KEY,
    doc_id TEXT NOT NULL REFERENCES documents (doc_id) ON DELETE CASCADE,
    entity_id TEXT NOT NULL,
    name TEXT NOT NULL,
    label TEXT NOT NULL,
    iso3 TEXT,
    role TEXT,
    qid TEXT,
    mentions TEXT NOT NULL,
    ties TEXT NOT NULL,
    confidence REAL
);
CREATE INDEX entities_by_document ON entities (doc_id);
CREATE INDEX entities_by_name ON entities (name);

-- The fields of extractor.Mention.
CREATE TABLE mentions (
    id INTEGER PRIMARY KEY,
    doc_id TEXT NOT NULL REFERENCES documents (doc_id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    label TEXT NOT NULL,
    text TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    name TEXT NOT NULL,
    iso3 TEXT,
    role TEXT,
    tie TEXT NOT NULL,
    qid TEXT,
    confidence REAL
);
CREATE INDEX mentions_by_document ON mentions (doc_id);

-- One line for every run of the batch; finished is null while it runs, and for ever if it was killed.
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    started TEXT NOT NULL,       -- ISO date and time, UTC
    finished TEXT,
    inputs TEXT NOT NULL,        -- JSON array
    model TEXT NOT NULL,
    done INTEGER NOT NULL DEFAULT 0,
    duplicate INTEGER NOT NULL DEFAULT 0,
    skipped INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0 -- read by an earlier run, whatever came of it then
);

-- What a feed or page said when it was last fetched, so that it is sent again only when it has changed.
CREATE TABLE visits (
    address TEXT PRIMARY KEY,
    etag TEXT,
    last_modified TEXT,
    visited TEXT NOT NULL        -- ISO date and time, UTC
);
