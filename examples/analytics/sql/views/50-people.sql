-- datasul.person and datasul.structure: the newest version of each key. The day of an admission is sealed, the month not.

CREATE VIEW structure AS
SELECT
  value ->> 'profile' AS profile,
  value ->> 'environment' AS environment,
  value ->> 'entity' AS entity,
  value ->> 'code' AS code,
  value ->> 'name' AS name,
  coalesce((value ->> 'present')::boolean, false) AS present
FROM state
WHERE type = 'datasul.structure.v1';

CREATE VIEW bond AS
SELECT
  state.value ->> 'profile' AS profile,
  state.value ->> 'environment' AS environment,
  state.value ->> 'person' AS person,
  coalesce((state.value ->> 'present')::boolean, false) AS present,
  state.happened_at AS changed_at,
  bond ->> 'bond' AS bond,
  bond ->> 'empresa' AS empresa,
  bond ->> 'estabelecimento' AS estabelecimento,
  bond ->> 'unit' AS unit,
  bond ->> 'department' AS department,
  bond ->> 'job' AS job,
  bond ->> 'situation' AS situation,
  as_month(bond ->> 'admissionMonth') AS admission_month,
  as_month(bond ->> 'dismissalMonth') AS dismissal_month
FROM state
CROSS JOIN LATERAL jsonb_array_elements(
  CASE WHEN jsonb_typeof(state.value -> 'bonds') = 'array' THEN state.value -> 'bonds' ELSE '[]' END
) AS bond
WHERE type = 'datasul.person.v1';

-- Persons with a bond at the end of the month: who is not found any more (`present` false) is no dismissal, and is left
-- out of all months. Admissions and dismissals count bonds: a person may have several.
CREATE VIEW headcount_by_month AS
WITH bounds AS (
  SELECT environment, min(admission_month) AS first_month, local_month(max(changed_at)) AS last_month
  FROM bond
  WHERE present
  GROUP BY environment
),
months AS (
  SELECT environment, to_char(month, 'YYYY-MM') AS month
  FROM bounds
  CROSS JOIN LATERAL generate_series(
    to_date(first_month, 'YYYY-MM')::timestamp, to_date(last_month, 'YYYY-MM')::timestamp, interval '1 month'
  ) AS month
)
SELECT
  months.environment,
  months.month,
  count(DISTINCT person) FILTER (
    WHERE admission_month <= month AND (dismissal_month IS NULL OR dismissal_month > month)
  ) AS headcount,
  count(*) FILTER (WHERE admission_month = month) AS admissions,
  count(*) FILTER (WHERE dismissal_month = month) AS dismissals
FROM months JOIN bond ON bond.environment = months.environment AND bond.present
GROUP BY months.environment, months.month;

-- Today's persons by unit; a small group may single somebody out: show none below five.
CREATE VIEW headcount_by_unit AS
SELECT
  bond.environment,
  bond.unit,
  min(structure.name) AS unit_name,
  count(DISTINCT bond.person) AS headcount
FROM bond
LEFT JOIN structure
  ON structure.profile = bond.profile AND structure.entity = 'unit' AND structure.code = bond.unit
WHERE bond.present AND bond.admission_month IS NOT NULL
  AND (bond.dismissal_month IS NULL OR bond.dismissal_month > local_month(bond.changed_at))
GROUP BY bond.environment, bond.unit;

-- feedz.*.settled: of each record the event with the highest version holds.
CREATE VIEW feedz_record AS
SELECT DISTINCT ON (type, value ->> 'profile', key)
  value ->> 'environment' AS environment,
  value ->> 'profile' AS profile,
  CASE type
    WHEN 'feedz.person.settled.v1' THEN 'person'
    WHEN 'feedz.leader.settled.v1' THEN 'leader'
    ELSE coalesce(value ->> 'entity', '?')
  END AS entity,
  key,
  value ->> 'state' AS state,
  as_whole(value ->> 'code') AS code,
  value ->> 'reason' AS reason,
  value ->> 'by' AS said_by,
  as_time(value ->> 'settledAt') AS settled_at
FROM event
WHERE type IN ('feedz.person.settled.v1', 'feedz.structure.settled.v1', 'feedz.leader.settled.v1')
ORDER BY type, value ->> 'profile', key, as_whole(value ->> 'version') DESC NULLS LAST, happened_at DESC, id DESC;

CREATE VIEW feedz_outcome AS
SELECT environment, entity, state, code, reason, count(*) AS records
FROM feedz_record
GROUP BY environment, entity, state, code, reason;

CREATE VIEW people_run AS
SELECT
  value ->> 'environment' AS environment,
  value ->> 'profile' AS profile,
  value ->> 'runId' AS run_id,
  value ->> 'mode' AS mode,
  value ->> 'state' AS state,
  (value ->> 'preview')::boolean AS preview,
  as_time(value ->> 'startedAt') AS started_at,
  as_time(value ->> 'endedAt') AS ended_at,
  hours_between(as_time(value ->> 'startedAt'), as_time(value ->> 'endedAt')) AS hours
FROM event
WHERE type = 'people.run.finished.v1';
