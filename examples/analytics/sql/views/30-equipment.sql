-- equipment.*: a request keeps its id when it is cancelled and opened again; the last word holds.

CREATE VIEW equipment_request AS
WITH told AS (
  SELECT value ->> 'requestId' AS request_id, type, id, happened_at, value
  FROM event
  WHERE type LIKE 'equipment.%.v1' AND value ->> 'requestId' IS NOT NULL
),
request AS (
  SELECT
    request_id,
    min(value ->> 'source') AS source,
    min(value ->> 'applicationId') AS application_id,
    min(as_time(value ->> 'requestedAt')) AS requested_at,
    max(as_time(value ->> 'requestedAt')) FILTER (WHERE value ->> 'change' = 'opened') AS opened_at,
    count(*) FILTER (WHERE value ->> 'change' = 'changed') AS changes,
    max(as_time(value ->> 'fulfilledAt')) AS fulfilled_at,
    min(as_time(value ->> 'overdueAt')) AS overdue_at,
    max(as_time(value ->> 'cancelledAt')) AS cancelled_at,
    min(as_time(value ->> 'since')) FILTER (WHERE type = 'equipment.attention-needed.v1') AS attention_at,
    as_day((array_agg(value ->> 'startsOn' ORDER BY happened_at DESC, id DESC))[1]) AS starts_on,
    as_day((array_agg(value ->> 'dueOn' ORDER BY happened_at DESC, id DESC))[1]) AS due_on,
    (array_agg(value ->> 'role' ORDER BY happened_at DESC, id DESC))[1] AS role,
    (array_agg(value ->> 'branch' ORDER BY happened_at DESC, id DESC))[1] AS branch,
    (array_agg(value ->> 'reason' ORDER BY happened_at DESC, id DESC)
      FILTER (WHERE type = 'equipment.cancelled.v1'))[1] AS cancelled_because
  FROM told
  GROUP BY request_id
)
SELECT
  *,
  CASE
    WHEN cancelled_at > coalesce(greatest(fulfilled_at, opened_at), '-infinity') THEN 'cancelled'
    -- By the day it had to be there; without one, whether it was ever told overdue.
    WHEN fulfilled_at IS NOT NULL AND local_day(fulfilled_at) <= coalesce(due_on, starts_on) THEN 'on-time'
    WHEN fulfilled_at IS NOT NULL AND coalesce(due_on, starts_on) IS NULL AND overdue_at IS NULL THEN 'on-time'
    WHEN fulfilled_at IS NOT NULL THEN 'late'
    WHEN overdue_at IS NOT NULL THEN 'overdue'
    WHEN requested_at IS NULL AND attention_at IS NOT NULL THEN 'attention'
    ELSE 'open'
  END AS outcome
FROM request;

-- By month of the first request. overdue: not all there, and it was told so.
CREATE VIEW equipment_on_time AS
SELECT
  source,
  local_month(coalesce(requested_at, attention_at, fulfilled_at, overdue_at, cancelled_at)) AS month,
  outcome,
  count(*) AS requests,
  count(*) FILTER (WHERE overdue_at IS NOT NULL) AS told_overdue,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY hours_between(requested_at, fulfilled_at)) AS median_hours,
  percentile_cont(0.9) WITHIN GROUP (ORDER BY hours_between(requested_at, fulfilled_at)) AS p90_hours
FROM equipment_request
GROUP BY source, month, outcome;
