-- rubeus.*.received: an education CRM. It has no "hired"; nothing here is joined to applications.

CREATE VIEW rubeus_event AS
SELECT
  type, id,
  split_part(type, '.', 2) AS kind,
  value ->> 'source' AS source,
  coalesce(as_time(value ->> 'receivedAt'), happened_at) AS received_at,
  btrim(coalesce(value #>> '{data,tipo,nome}', value #>> '{tipo,nome}')) AS tipo
FROM event
WHERE type LIKE 'rubeus.%.received.v1';

CREATE VIEW rubeus_by_type AS
SELECT source, local_month(received_at) AS month, kind, tipo, count(*) AS events
FROM rubeus_event
GROUP BY source, month, kind, tipo;
