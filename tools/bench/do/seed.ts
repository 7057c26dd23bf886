import type { DataSource } from 'typeorm';

/** Enqueues by one statement each: seeding 100,000 tasks is not what is measured. */
export async function seedLanes(
  database: DataSource,
  tasks: number,
  lanes: number,
  blocked: number,
): Promise<void> {
  await database.query(
    `INSERT INTO task_lane (lane) SELECT 'lane/' || n FROM generate_series(0, $1 - 1) n`,
    [lanes],
  );
  await database.query(
    `INSERT INTO task (kind, lane, party, payload, due_at, head)
     SELECT 'bench.do', 'lane/' || n % $2, 'party/' || n % 4, '{"n":1,"tag":"Apto"}', clock_timestamp(), n < $2
     FROM generate_series(0, $1 - 1) n ORDER BY n`,
    [tasks, lanes],
  );
  await database.query(
    `UPDATE task SET state = 'parked', held_since = now() WHERE head AND id IN (SELECT id FROM task ORDER BY id LIMIT $1)`,
    [blocked],
  );
  await database.query('ANALYZE');
}

/** The baseline's table: a queue without lanes, with the columns that the same evidence needs. */
export async function seedPlain(database: DataSource, tasks: number): Promise<void> {
  await database.query(
    `CREATE TABLE plain_task (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, payload json NOT NULL, state text NOT NULL DEFAULT 'ready',
       due_at timestamptz NOT NULL DEFAULT now(), started_at timestamptz, ended_at timestamptz)`,
  );
  await database.query(`CREATE INDEX plain_due ON plain_task (due_at, id) WHERE state = 'ready'`);
  await database.query(
    `INSERT INTO plain_task (payload) SELECT '{"n":1,"tag":"Apto"}' FROM generate_series(1, $1)`,
    [tasks],
  );
  await database.query('ANALYZE');
}
