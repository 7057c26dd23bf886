-- datasul.results.settled: of each `entryId` the event with the highest `version` holds, whatever its `state` and
-- `repeated`; events without `entryId` count nothing in sums.

CREATE VIEW payroll_entry AS
SELECT DISTINCT ON (value ->> 'entryId')
  value ->> 'entryId' AS entry_id,
  as_whole(value ->> 'version') AS version,
  value ->> 'state' AS state,
  value ->> 'reason' AS reason,
  coalesce(value ->> 'environment', '?') AS environment,
  value ->> 'profile' AS profile,
  value ->> 'employee' AS employee,
  value ->> 'empresa' AS empresa,
  value ->> 'estabelecimento' AS estabelecimento,
  value ->> 'competencia' AS competencia,
  value ->> 'evento' AS evento,
  value ->> 'held' AS held,
  value ->> 'heldUnit' AS held_unit,
  amount_of(value ->> 'held', value ->> 'heldUnit') AS held_amount,
  as_time(value ->> 'receivedAt') AS received_at,
  as_time(value ->> 'settledAt') AS settled_at
FROM event
WHERE type = 'datasul.results.settled.v1' AND value ->> 'entryId' IS NOT NULL
ORDER BY value ->> 'entryId', as_whole(value ->> 'version') DESC NULLS LAST, happened_at DESC, id DESC;

CREATE VIEW payroll_by_state AS
SELECT environment, competencia, state, count(*) AS entries, count(held) AS held
FROM payroll_entry
GROUP BY environment, competencia, state;

-- What Datasul holds; `amount` is in minutes for hhmm, else the number, and `shown` is how people read it.
CREATE VIEW payroll_held AS
SELECT
  environment, competencia, held_unit AS unit,
  count(*) AS entries,
  sum(held_amount) AS amount,
  shown_amount(sum(held_amount), held_unit) AS shown
FROM payroll_entry
WHERE held IS NOT NULL
GROUP BY environment, competencia, held_unit;

CREATE VIEW payroll_held_by_event AS
SELECT
  environment, competencia, empresa, evento, held_unit AS unit,
  count(*) AS entries,
  sum(held_amount) AS amount,
  shown_amount(sum(held_amount), held_unit) AS shown
FROM payroll_entry
WHERE held IS NOT NULL
GROUP BY environment, competencia, empresa, evento, held_unit;

-- Refused before there was an entry: each request that repeats the fault is counted again.
CREATE VIEW payroll_refused_unentered AS
SELECT
  coalesce(value ->> 'environment', '?') AS environment,
  value ->> 'competencia' AS competencia,
  value ->> 'reason' AS reason,
  count(*) AS refusals
FROM event
WHERE type = 'datasul.results.settled.v1' AND value ->> 'entryId' IS NULL
GROUP BY 1, 2, 3;

-- What PontoWeb sent, before anybody judged it.
CREATE VIEW payroll_received AS
SELECT
  value ->> 'source' AS source,
  CASE WHEN value ->> 'ano' ~ '^\d{4}$' AND value ->> 'mes' ~ '^\d{1,2}$'
    THEN (value ->> 'ano') || '-' || lpad(value ->> 'mes', 2, '0') END AS competencia,
  count(DISTINCT value ->> 'requestId') AS requests,
  count(*) AS items,
  sum(CASE WHEN jsonb_typeof(value -> 'resultados') = 'array' THEN jsonb_array_length(value -> 'resultados') ELSE 0 END) AS lines,
  count(*) FILTER (WHERE value ->> 'fault' <> 'none') AS faulty
FROM event
WHERE type = 'ahgora.results.received.v1'
GROUP BY 1, 2;
