-- gupy.*: deliveries come in any order, `date` orders them. Everything is joined by the application's id.

-- Read out of the JSON once (MATERIALIZED): else each use below would carry whole values through its sorts.
CREATE VIEW application_event AS
WITH narrow AS MATERIALIZED (
  SELECT
    type,
    id,
    value ->> 'source' AS source,
    value #>> '{data,application,id}' AS application_id,
    value ->> 'event' AS event,
    coalesce(as_time(value ->> 'date'), happened_at) AS happened_at,
    value #>> '{data,application,status}' AS status,
    coalesce(value #>> '{data,application,currentStep,id}', lower(btrim(value #>> '{data,application,currentStep,name}'))) AS step,
    btrim(value #>> '{data,application,currentStep,name}') AS step_name,
    value #>> '{data,application,currentStep,type}' AS step_type,
    coalesce(value #>> '{data,application,previousStep,id}', lower(btrim(value #>> '{data,application,previousStep,name}'))) AS previous_step,
    btrim(value #>> '{data,application,previousStep,name}') AS previous_name,
    value #>> '{data,application,previousStep,type}' AS previous_type,
    value #>> '{data,job,id}' AS job_id,
    value #>> '{data,job,name}' AS job_name,
    value #>> '{data,job,department,name}' AS department,
    value #>> '{data,job,branch,name}' AS branch,
    value #>> '{data,application,partnerName}' AS came_from
  FROM event
  WHERE type IN (
    'gupy.application.created.v1', 'gupy.application.completed.v1', 'gupy.application.moved.v1',
    'gupy.application.pre-hiring-information-filled.v1', 'gupy.candidate.hired.v1', 'gupy.pre-employee.moved.v1'
  ) AND value #>> '{data,application,id}' IS NOT NULL
)
SELECT * FROM narrow;

-- One stay of one application in one step. `entered_at` is null where only the leaving was told (an event was lost, or
-- happened before the topic's retention); `left_at` where it is still there, or nobody told when it left.
CREATE VIEW application_step AS
WITH told AS (
  SELECT
    *,
    lag(step) OVER w AS step_before,
    lag(happened_at) OVER w AS told_before
  FROM application_event
  WHERE type IN ('gupy.application.created.v1', 'gupy.application.moved.v1') AND step IS NOT NULL
  WINDOW w AS (
    PARTITION BY source, application_id
    ORDER BY happened_at, type = 'gupy.application.moved.v1', id
  )
),
-- Saved again in the same step: not a move.
entries AS (
  SELECT
    *,
    lead(happened_at) OVER w AS next_at,
    lead(previous_step) OVER w AS next_left
  FROM told
  WHERE step IS DISTINCT FROM step_before
  WINDOW w AS (
    PARTITION BY source, application_id
    ORDER BY happened_at, type = 'gupy.application.moved.v1', id
  )
)
SELECT
  source, application_id, job_id, step, step_name, step_type, status,
  happened_at AS entered_at,
  -- The next event left another step: one in between was lost, and with it the moment.
  CASE WHEN next_left IS NULL OR next_left = step THEN next_at END AS left_at,
  next_at IS NULL AS is_last
FROM entries
UNION ALL
SELECT
  source, application_id, job_id, previous_step, previous_name, previous_type, NULL,
  NULL,
  happened_at,
  false
FROM entries
WHERE previous_step IS NOT NULL AND previous_step IS DISTINCT FROM step_before;

-- Gupy does not tell when a candidate is rejected or gives up: `there` counts those too, unless a move said so.
CREATE VIEW time_in_step AS
SELECT
  source,
  coalesce(step_type, '?') AS step_type,
  mode() WITHIN GROUP (ORDER BY step_name) AS step_name,
  count(DISTINCT application_id) AS applications,
  count(DISTINCT application_id) FILTER (
    WHERE is_last AND coalesce(status, '') NOT IN ('hired', 'reproved', 'give_up')
  ) AS there,
  count(*) FILTER (WHERE entered_at IS NOT NULL AND left_at IS NOT NULL) AS measured,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY hours_between(entered_at, left_at)) AS median_hours,
  percentile_cont(0.9) WITHIN GROUP (ORDER BY hours_between(entered_at, left_at)) AS p90_hours,
  CASE step_type WHEN 'register' THEN 1 WHEN 'online' THEN 2 WHEN 'offline' THEN 3 WHEN 'pre_hire' THEN 4 WHEN 'final' THEN 5 ELSE 6 END AS place
FROM application_step
GROUP BY source, step_type, lower(step_name);

CREATE VIEW application AS
WITH furthest AS (
  SELECT source, application_id,
    max(CASE step_type WHEN 'register' THEN 1 WHEN 'online' THEN 2 WHEN 'offline' THEN 3 WHEN 'pre_hire' THEN 4 WHEN 'final' THEN 4 ELSE 0 END) AS reached
  FROM application_step
  GROUP BY source, application_id
),
told AS (
  SELECT
    source, application_id,
    min(happened_at) AS first_told_at,
    min(happened_at) FILTER (WHERE type = 'gupy.application.created.v1') AS applied_at,
    min(happened_at) FILTER (WHERE type = 'gupy.candidate.hired.v1' OR status = 'hired') AS hired_at,
    (array_agg(status ORDER BY happened_at DESC, id DESC) FILTER (WHERE status IS NOT NULL))[1] AS status,
    (array_agg(job_id ORDER BY happened_at DESC, id DESC) FILTER (WHERE job_id IS NOT NULL))[1] AS job_id,
    (array_agg(job_name ORDER BY happened_at DESC, id DESC) FILTER (WHERE job_name IS NOT NULL))[1] AS job_name,
    (array_agg(department ORDER BY happened_at DESC, id DESC) FILTER (WHERE department IS NOT NULL))[1] AS department,
    (array_agg(branch ORDER BY happened_at DESC, id DESC) FILTER (WHERE branch IS NOT NULL))[1] AS branch,
    (array_agg(came_from ORDER BY happened_at, id) FILTER (WHERE came_from IS NOT NULL))[1] AS came_from
  FROM application_event
  GROUP BY source, application_id
)
SELECT told.*,
  -- 1 applied, 2 online steps, 3 steps in person, 4 before hiring, 5 hired: the furthest, however it got there.
  CASE WHEN hired_at IS NOT NULL THEN 5 ELSE greatest(1, coalesce(reached, 1)) END AS reached
FROM told LEFT JOIN furthest USING (source, application_id);
