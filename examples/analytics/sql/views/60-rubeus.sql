-- rubeus.*.received: an education CRM. It has no "hired"; nothing here is joined to applications.

-- Type of an event, status of a process, way of an activity: Rubeus's own words.
CREATE VIEW rubeus_event AS
SELECT
  type, id,
  split_part(type, '.', 2) AS kind,
  value ->> 'source' AS source,
  value ->> 'id' AS record_id,
  coalesce(as_time(value ->> 'receivedAt'), happened_at) AS received_at,
  btrim(CASE split_part(type, '.', 2)
    WHEN 'evento' THEN value #>> '{tipo,nome}'
    WHEN 'registro-de-processo' THEN value ->> 'status'
    WHEN 'atividade' THEN value ->> 'formaContato'
  END) AS tipo
FROM event
WHERE type LIKE 'rubeus.%.received.v1';

CREATE VIEW rubeus_by_type AS
SELECT source, local_month(received_at) AS month, kind, tipo, count(*) AS events
FROM rubeus_event
GROUP BY source, month, kind, tipo;
