-- From the application to the equipment on the desk: how many came so far at least.

CREATE VIEW funnel AS
WITH came AS MATERIALIZED (
  SELECT
    count(*) AS applied,
    count(*) FILTER (WHERE reached >= 2) AS online,
    count(*) FILTER (WHERE reached >= 3) AS in_person,
    count(*) FILTER (WHERE reached >= 4) AS pre_hire,
    count(*) FILTER (WHERE reached = 5) AS hired,
    count(*) FILTER (WHERE reached = 5 AND request.requested_at IS NOT NULL) AS equipment,
    count(*) FILTER (WHERE reached = 5 AND request.outcome = 'on-time') AS on_time
  FROM application
  LEFT JOIN equipment_request AS request USING (source, application_id)
)
SELECT stage, place, label, count
FROM came
CROSS JOIN LATERAL (VALUES
  ('applied', 1, 'Candidaturas', applied),
  ('online', 2, 'Etapas on-line', online),
  ('in-person', 3, 'Etapas presenciais', in_person),
  ('pre-hire', 4, 'Pré-contratação', pre_hire),
  ('hired', 5, 'Contratações', hired),
  ('equipment', 6, 'Equipamento pedido', equipment),
  ('on-time', 7, 'Equipamento no prazo', on_time)
) AS stages (stage, place, label, count);

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
