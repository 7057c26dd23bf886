-- From the application to the equipment on the desk: how many came so far at least.

CREATE VIEW funnel AS
WITH hired AS (
  SELECT application.source, application.application_id, request.outcome, request.requested_at
  FROM application
  LEFT JOIN equipment_request AS request USING (source, application_id)
  WHERE application.reached = 5
)
SELECT stage, place, label, count FROM (
  SELECT 'applied' AS stage, 1 AS place, 'Candidaturas' AS label, count(*) AS count FROM application
  UNION ALL
  SELECT 'online', 2, 'Etapas on-line', count(*) FROM application WHERE reached >= 2
  UNION ALL
  SELECT 'in-person', 3, 'Etapas presenciais', count(*) FROM application WHERE reached >= 3
  UNION ALL
  SELECT 'pre-hire', 4, 'Pré-contratação', count(*) FROM application WHERE reached >= 4
  UNION ALL
  SELECT 'hired', 5, 'Contratações', count(*) FROM application WHERE reached = 5
  UNION ALL
  SELECT 'equipment', 6, 'Equipamento pedido', count(*) FROM hired WHERE requested_at IS NOT NULL
  UNION ALL
  SELECT 'on-time', 7, 'Equipamento no prazo', count(*) FROM hired WHERE outcome = 'on-time'
) AS stages;

-- What came, and which parts of it stayed sealed: told by their names alone.
CREATE VIEW read_by_type AS
SELECT type, 'event' AS kept_as, count(*) AS records, min(happened_at) AS first_at, max(happened_at) AS last_at,
  count(*) FILTER (WHERE cardinality(sealed) > 0) AS with_sealed_parts
FROM event GROUP BY type
UNION ALL
SELECT type, 'state', count(*), min(happened_at), max(happened_at),
  count(*) FILTER (WHERE cardinality(sealed) > 0)
FROM state GROUP BY type;

CREATE VIEW sealed_part AS
SELECT type, part, count(*) AS records
FROM (SELECT type, unnest(sealed) AS part FROM event UNION ALL SELECT type, unnest(sealed) FROM state) AS parts
GROUP BY type, part;
