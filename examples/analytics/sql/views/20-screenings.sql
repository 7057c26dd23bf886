-- screening.*: requested → concluded (once or corrected) → returned to Gupy, or closed without a result there.

CREATE VIEW screening AS
WITH told AS (
  SELECT
    value ->> 'screeningId' AS screening_id,
    type, id, happened_at, value,
    coalesce(as_time(value ->> 'resultDate'), happened_at) AS decided_at
  FROM event
  WHERE type IN ('screening.requested.v1', 'screening.concluded.v1', 'screening.returned.v1', 'screening.closed.v1')
    AND value ->> 'screeningId' IS NOT NULL
)
SELECT
  screening_id,
  min(value ->> 'source') AS source,
  min(value ->> 'applicationId') AS application_id,
  min(value ->> 'screening') AS rule,
  min(value ->> 'provider') AS provider,
  min(as_time(value ->> 'requestedAt')) AS requested_at,
  min(decided_at) FILTER (WHERE type = 'screening.concluded.v1') AS concluded_at,
  -- Of two results the later one holds.
  (array_agg(value ->> 'outcome' ORDER BY decided_at DESC, happened_at DESC, id DESC)
    FILTER (WHERE type = 'screening.concluded.v1'))[1] AS outcome,
  greatest(count(*) FILTER (WHERE type = 'screening.concluded.v1') - 1, 0) AS corrections,
  min(as_time(value ->> 'returnedAt')) AS returned_at,
  min(as_time(value ->> 'closedAt')) AS closed_at,
  (array_agg(value ->> 'reason' ORDER BY happened_at DESC, id DESC)
    FILTER (WHERE type = 'screening.closed.v1'))[1] AS closed_because,
  CASE
    WHEN count(*) FILTER (WHERE type = 'screening.returned.v1') > 0 THEN 'returned'
    WHEN count(*) FILTER (WHERE type = 'screening.closed.v1') > 0 THEN 'closed'
    WHEN count(*) FILTER (WHERE type = 'screening.concluded.v1') > 0 THEN 'concluded'
    ELSE 'requested'
  END AS state
FROM told
GROUP BY screening_id;

-- `outcome` is the platform's word; null: none so far. `closed_because`: ended without a result in Gupy.
CREATE VIEW screening_outcome AS
SELECT
  source, outcome,
  CASE WHEN state = 'closed' THEN closed_because END AS closed_because,
  count(*) AS screenings,
  count(*) FILTER (WHERE state = 'returned') AS returned,
  count(*) FILTER (WHERE corrections > 0) AS corrected,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY hours_between(requested_at, concluded_at)) AS median_hours_to_result,
  percentile_cont(0.9) WITHIN GROUP (ORDER BY hours_between(requested_at, concluded_at)) AS p90_hours_to_result,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY hours_between(concluded_at, returned_at)) AS median_hours_to_gupy,
  percentile_cont(0.9) WITHIN GROUP (ORDER BY hours_between(concluded_at, returned_at)) AS p90_hours_to_gupy
FROM screening
GROUP BY source, outcome, CASE WHEN state = 'closed' THEN closed_because END;
