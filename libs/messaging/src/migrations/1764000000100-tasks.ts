import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of outside calls: tasks in lanes, the evidence of their attempts, pauses, and what operators did. */
export class Tasks1764000000100 implements MigrationInterface {
  readonly name = 'Tasks1764000000100';

  async up(runner: QueryRunner): Promise<void> {
    // "C": lanes are locked in one order everywhere, whatever the collation of the database.
    await runner.query(`
      CREATE TABLE task_lane (
        lane text COLLATE "C" PRIMARY KEY,
        touched_at timestamptz NOT NULL DEFAULT now()
      ) WITH (fillfactor = 60)`);

    await runner.query(`
      CREATE TABLE task (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        kind text COLLATE "C" NOT NULL,
        lane text COLLATE "C" NOT NULL,
        party text COLLATE "C" NOT NULL,
        task_group text COLLATE "C" NOT NULL DEFAULT '',
        payload json NOT NULL,
        dedupe_key text COLLATE "C",
        subject text,
        causation_id text,
        traceparent text,
        created_at timestamptz NOT NULL DEFAULT now(),
        state text NOT NULL DEFAULT 'ready'
          CHECK (state IN ('ready', 'running', 'waiting', 'parked', 'unknown', 'done', 'discarded')),
        step text NOT NULL DEFAULT 'perform' CHECK (step IN ('perform', 'reconcile')),
        head boolean NOT NULL DEFAULT false,
        due_at timestamptz NOT NULL,
        lease_no integer NOT NULL DEFAULT 0,
        lease_until timestamptz,
        runner text,
        started_at timestamptz,
        failures integer NOT NULL DEFAULT 0,
        look_failures integer NOT NULL DEFAULT 0,
        deaths integer NOT NULL DEFAULT 0,
        settle_failures integer NOT NULL DEFAULT 0,
        may_have_run boolean NOT NULL DEFAULT false,
        last_class text,
        reason text,
        status integer,
        held_since timestamptz,
        ended_at timestamptz,
        CHECK ((state = 'running') = (lease_until IS NOT NULL)),
        CHECK (state <> 'running' OR head)
      ) WITH (fillfactor = 70)`);
    // The oldest open task of a lane is marked, not searched for; two heads in a lane cannot be written.
    await runner.query(`CREATE UNIQUE INDEX task_head ON task (lane) WHERE head`);
    await runner.query(
      `CREATE INDEX task_behind ON task (lane, id) WHERE state = 'ready' AND NOT head`,
    );
    await runner.query(`
      CREATE INDEX task_due ON task (kind, party, task_group, due_at, id) WHERE head AND state IN ('ready', 'waiting')`);
    await runner.query(`CREATE INDEX task_lease ON task (lease_until) WHERE state = 'running'`);
    await runner.query(
      `CREATE UNIQUE INDEX task_dedupe ON task (kind, dedupe_key) WHERE dedupe_key IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX task_held ON task (kind, state, id) WHERE state IN ('parked', 'unknown')`,
    );
    await runner.query(`CREATE INDEX task_ended ON task (ended_at) WHERE ended_at IS NOT NULL`);

    // No foreign key: its check would lock the task row for each attempt written. The purge deletes both together.
    await runner.query(`
      CREATE TABLE task_attempt (
        task_id bigint NOT NULL,
        lease_no integer NOT NULL,
        step text NOT NULL,
        class text NOT NULL,
        status integer,
        reason text,
        runner text,
        started_at timestamptz,
        ended_at timestamptz NOT NULL,
        late_class text,
        late_status integer,
        late_reason text,
        late_at timestamptz,
        PRIMARY KEY (task_id, lease_no)
      )`);

    await runner.query(`
      CREATE TABLE task_pause (
        party text COLLATE "C" NOT NULL,
        kind text COLLATE "C" NOT NULL,
        since timestamptz NOT NULL DEFAULT now(),
        reason text NOT NULL,
        status integer,
        probes integer NOT NULL DEFAULT 0,
        probe_at timestamptz NOT NULL,
        probing_until timestamptz,
        PRIMARY KEY (party, kind)
      )`);
    await runner.query(
      `COMMENT ON COLUMN task_pause.kind IS 'empty: the whole party (its credential) pauses'`,
    );

    await runner.query(`
      CREATE TABLE task_action (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        task_id bigint NOT NULL,
        action text NOT NULL,
        actor text NOT NULL,
        why text NOT NULL,
        from_state text NOT NULL,
        to_state text NOT NULL,
        at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`CREATE INDEX task_action_task ON task_action (task_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE task_action, task_pause, task_attempt, task, task_lane`);
  }
}
