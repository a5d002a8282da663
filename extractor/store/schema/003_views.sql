-- For people. Facts with what is known of their article; corroborated_by counts the other documents that say the same.
CREATE VIEW claims AS
SELECT
    facts.fact_id,
    documents.published,
    documents.title,
    facts.modifier,
    facts.value,
    facts.value_to,
    facts.unit,
    facts.kind,
    facts.direction,
    facts.metric,
    facts.subject,
    facts.subject_iso3,
    facts.counterpart,
    facts.counterpart_iso3,
    facts.period_start,
    facts.period_end,
    facts.source,
    facts.status,
    coalesce((
        SELECT count(DISTINCT other.doc_id) FROM facts AS other
        WHERE other.claim_id = facts.claim_id AND other.doc_id <> facts.doc_id
    ), 0) AS corroborated_by,
    facts.sentence,
    facts.doc_id,
    documents.url
FROM facts JOIN documents USING (doc_id);

CREATE VIEW people AS
SELECT name, iso3, max(role) AS role, qid, count(*) AS documents, sum(json_array_length(mentions)) AS mentions
FROM entities WHERE label = 'PERSON' GROUP BY name, iso3, qid ORDER BY documents DESC, name;

CREATE VIEW countries AS
SELECT iso3, name, count(*) AS documents, sum(json_array_length(mentions)) AS mentions
FROM entities WHERE entity_id LIKE 'country/%' GROUP BY iso3, name ORDER BY documents DESC, name;

CREATE VIEW manifest AS
SELECT status, count(*) AS documents, sum(facts) AS facts, sum(seconds) AS seconds
FROM documents GROUP BY status ORDER BY documents DESC;
