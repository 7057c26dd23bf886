import type { Client } from 'pg';

/** All that the page shows, in the order in which it is shown. */
export interface Figures {
  readonly environment: string | null;
  readonly records: number;
  readonly sealedRecords: number;
  readonly from: Date | null;
  readonly until: Date | null;
  readonly funnel: readonly { label: string; count: number }[];
  readonly steps: readonly {
    step_name: string;
    applications: number;
    median_hours: number | null;
    p90_hours: number | null;
  }[];
  readonly screenings: readonly {
    outcome: string | null;
    closed_because: string | null;
    state: string;
    screenings: number;
  }[];
  readonly screeningTimes: {
    to_result: number | null;
    to_result_p90: number | null;
    to_gupy: number | null;
    to_gupy_p90: number | null;
  };
  readonly equipment: readonly { month: string; outcome: string; requests: number }[];
  readonly payroll: readonly { competencia: string; state: string; entries: number }[];
  readonly held: readonly { competencia: string; unit: string; shown: string }[];
  readonly headcount: readonly {
    month: string;
    headcount: number;
    admissions: number;
    dismissals: number;
  }[];
  readonly feedz: readonly {
    entity: string;
    state: string;
    code: number | null;
    records: number;
  }[];
  readonly rubeus: readonly { kind: string; tipo: string | null; events: number }[];
}

/** The last months that fit beside each other. */
const MONTHS = 12;

/**
 * Reads the views in one snapshot.
 * @param wanted environment of payroll and persons; by default `producao` if there is one, else the first by name
 */
export async function readFigures(client: Client, wanted?: string): Promise<Figures> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    return await figures(client, wanted);
  } finally {
    await client.query('COMMIT');
  }
}

async function figures(client: Client, wanted: string | undefined): Promise<Figures> {
  const rows = async <T>(sql: string, values: unknown[] = []): Promise<T[]> =>
    (await client.query(sql, values)).rows as T[];
  const [about] = await rows<{ records: number; sealed: number; from: Date; until: Date }>(
    `SELECT coalesce(sum(records), 0)::bigint AS records, coalesce(sum(with_sealed_parts), 0)::bigint AS sealed,
      min(first_at) AS from, max(last_at) AS until FROM read_by_type`,
  );
  const [times] = await rows<Figures['screeningTimes']>(
    `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY hours_between(requested_at, concluded_at)) AS to_result,
      percentile_cont(0.9) WITHIN GROUP (ORDER BY hours_between(requested_at, concluded_at)) AS to_result_p90,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY hours_between(concluded_at, returned_at)) AS to_gupy,
      percentile_cont(0.9) WITHIN GROUP (ORDER BY hours_between(concluded_at, returned_at)) AS to_gupy_p90
      FROM screening`,
  );
  const environments = await rows<{ environment: string }>(
    `SELECT environment FROM (SELECT environment FROM payroll_entry UNION SELECT environment FROM bond
      UNION SELECT environment FROM feedz_record) AS found
      ORDER BY environment <> 'producao', environment`,
  );
  const environment = wanted ?? environments[0]?.environment ?? null;
  const inIt = [environment];
  return {
    environment,
    records: about?.records ?? 0,
    sealedRecords: about?.sealed ?? 0,
    from: about?.from ?? null,
    until: about?.until ?? null,
    funnel: await rows('SELECT label, count FROM funnel ORDER BY place'),
    steps: await rows(
      `SELECT * FROM (SELECT * FROM time_in_step WHERE step_name IS NOT NULL ORDER BY applications DESC LIMIT 9) AS busiest
        ORDER BY place, applications DESC, step_name`,
    ),
    screenings: await rows(
      `SELECT outcome, CASE WHEN state = 'closed' THEN closed_because END AS closed_because, state, count(*) AS screenings
        FROM screening GROUP BY 1, 2, 3 ORDER BY count(*) DESC, 1, 2, 3`,
    ),
    screeningTimes: times ?? {
      to_result: null,
      to_result_p90: null,
      to_gupy: null,
      to_gupy_p90: null,
    },
    equipment: await rows(
      `SELECT month, outcome, sum(requests)::bigint AS requests FROM equipment_on_time
        WHERE month IN (SELECT DISTINCT month FROM equipment_on_time ORDER BY month DESC LIMIT ${MONTHS})
        GROUP BY month, outcome ORDER BY month, outcome`,
    ),
    payroll: await rows(
      `SELECT competencia, state, entries FROM payroll_by_state WHERE environment = $1 AND competencia IN (
        SELECT DISTINCT competencia FROM payroll_by_state WHERE environment = $1 ORDER BY competencia DESC LIMIT ${MONTHS})
        ORDER BY competencia, state`,
      inIt,
    ),
    held: await rows(
      `SELECT competencia, unit, shown FROM payroll_held WHERE environment = $1 AND competencia = (
        SELECT max(competencia) FROM payroll_held WHERE environment = $1) ORDER BY unit`,
      inIt,
    ),
    headcount: await rows(
      `SELECT * FROM (SELECT month, headcount, admissions, dismissals FROM headcount_by_month WHERE environment = $1
        ORDER BY month DESC LIMIT ${MONTHS}) AS last ORDER BY month`,
      inIt,
    ),
    feedz: await rows(
      `SELECT entity, state, code, sum(records)::bigint AS records FROM feedz_outcome WHERE environment = $1
        GROUP BY entity, state, code ORDER BY records DESC, entity, state, code`,
      inIt,
    ),
    rubeus: await rows(
      `SELECT kind, tipo, sum(events)::bigint AS events FROM rubeus_by_type
        GROUP BY kind, tipo ORDER BY events DESC, kind, tipo`,
    ),
  };
}
