/**
 * What a report counts, as the relation `counted`: a row for each key that was ever sent for a competência. Of a key that has
 * an entry that is the entry; of one that was refused before there was any, the newest refusal, once. `overruled` is set
 * where the newest rubrica of an entry was refused here and the entry stands for an older one.
 *
 * Parameters: competência, profile, empresa, evento; the last three may be null.
 */
export const COUNTED = `
  WITH entry AS MATERIALIZED (
    SELECT id, profile, environment, employee, empresa, campo_adicional, evento, datafalta, rubrica, state, by, reason,
      received_at, coalesce(accepted_unit, unit) AS unit, accepted_amount,
      CASE WHEN state = 'unknown' AND unit = coalesce(accepted_unit, unit) THEN amount END AS unknown_amount
    FROM payroll_entry WHERE competencia = $1 AND ($2::text IS NULL OR profile = $2)
      AND ($3::text IS NULL OR empresa = $3) AND ($4::text IS NULL OR evento = $4)
  ), newest AS (
    SELECT DISTINCT ON (l.entry_id) l.entry_id, l.outcome, l.reason, r.received_at
    FROM entry e JOIN payroll_line l ON l.entry_id = e.id JOIN payroll_request r USING (request_id)
    ORDER BY l.entry_id, r.received_at DESC, l.item DESC, l.line DESC
  ), here AS MATERIALIZED (
    SELECT DISTINCT ON (profile, employee, campo, event, day)
      profile, employee, coalesce(empresa, '') AS empresa, coalesce(campo_adicional, '') AS campo, coalesce(evento, '') AS evento,
      coalesce(evento, 'rubrica ' || rubrica, '') AS event, coalesce(datafalta, '') AS day, coalesce(rubrica, '') AS rubrica,
      coalesce(unit, '') AS unit, reason, answered_at
    FROM payroll_line WHERE entry_id IS NULL AND competencia = $1 AND ($2::text IS NULL OR profile = $2)
      AND ($3::text IS NULL OR empresa = $3) AND ($4::text IS NULL OR evento = $4)
    ORDER BY profile, employee, campo, event, day, answered_at DESC
  ), counted AS (
    SELECT e.profile, e.environment, e.empresa, e.evento, e.unit, e.rubrica, e.state, e.by, e.reason,
      e.accepted_amount, e.unknown_amount,
      CASE WHEN h.answered_at > coalesce(n.received_at, e.received_at) THEN h.reason
        WHEN n.outcome = 'refused' AND n.reason IN ('correction', 'being-posted', 'awaits-check') THEN n.reason END AS overruled
    FROM entry e
    LEFT JOIN newest n ON n.entry_id = e.id
    LEFT JOIN here h ON h.profile = e.profile AND h.employee = e.employee AND h.campo = e.campo_adicional
      AND h.evento = e.evento AND h.day = e.datafalta
    UNION ALL
    SELECT h.profile, NULL, h.empresa, h.evento, h.unit, h.rubrica, 'refused', 'ponte', h.reason, NULL, NULL, NULL
    FROM here h WHERE NOT EXISTS (
      SELECT FROM entry e WHERE h.profile = e.profile AND h.employee = e.employee AND h.campo = e.campo_adicional
        AND h.evento = e.evento AND h.day = e.datafalta)
  )`;

/** Counts and exact sums; `held`: how many values Datasul holds as far as is known, which is what `amount` sums. */
export const SUMS = `
  max(environment) AS environment, count(*)::int AS sent,
  count(*) FILTER (WHERE state = 'accepted')::int AS accepted, count(*) FILTER (WHERE state = 'refused')::int AS refused,
  count(*) FILTER (WHERE state = 'unknown')::int AS unknown,
  count(*) FILTER (WHERE state IN ('received', 'sending'))::int AS open,
  count(*) FILTER (WHERE state = 'reopened')::int AS reopened, count(overruled)::int AS overruled,
  count(accepted_amount)::int AS held, coalesce(sum(accepted_amount), 0)::text AS amount,
  coalesce(sum(unknown_amount), 0)::text AS unknown_amount`;
