import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Runs that compare the screenings with what stands in Gupy and at the platforms. Ids and numbers only, nobody's data. */
export class Reconcile1764200000000 implements MigrationInterface {
  name = 'Reconcile1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE screening
        ADD COLUMN cause         text,
        ADD COLUMN adopted_event text,
        -- When its overdue order was last read from the platform.
        ADD COLUMN order_read_at timestamptz`);
    // The awaited ones of a job, in the order in which Gupy lists applications.
    await runner.query(`
      CREATE INDEX screening_awaited ON screening (rule, source, job_id, application_id)
      WHERE state IN ('requesting','waiting','parked') AND result_digest IS NULL`);

    await runner.query(`
      CREATE TABLE reconcile_run (
        id           uuid        PRIMARY KEY,
        screening    text        NOT NULL, -- the rule's id
        job_id       bigint,               -- only this job
        asked_by     text        NOT NULL,
        command_id   uuid,                 -- who is to be told how it goes
        actor        text,
        why          text,
        dry_run      boolean     NOT NULL,
        state        text        NOT NULL DEFAULT 'queued',
        phase        text        NOT NULL DEFAULT 'jobs',
        account      text,                 -- where the phase goes on
        page         integer     NOT NULL DEFAULT 1,
        after_order  uuid,
        counts       jsonb       NOT NULL DEFAULT '{}',
        active_ms    bigint      NOT NULL DEFAULT 0,
        failures     integer     NOT NULL DEFAULT 0, -- in a row
        reason       text,
        fence        integer     NOT NULL DEFAULT 0, -- grows with every process that takes it up
        lease_until  timestamptz,
        due_at       timestamptz NOT NULL DEFAULT now(),
        queued_at    timestamptz NOT NULL DEFAULT now(),
        started_at   timestamptz,
        ended_at     timestamptz,
        CHECK (asked_by IN ('schedule','command','terminal')),
        CHECK (state IN ('queued','running','done','failed')),
        CHECK (phase IN ('jobs','applications','orders'))
      )`);
    // One run of a rule at a time, and one scheduled run of it that has not ended, whatever the number of processes.
    await runner.query(
      `CREATE UNIQUE INDEX reconcile_run_running ON reconcile_run (screening) WHERE state = 'running'`,
    );
    await runner.query(`
      CREATE UNIQUE INDEX reconcile_run_scheduled ON reconcile_run (screening)
      WHERE asked_by = 'schedule' AND state IN ('queued','running')`);
    await runner.query(`CREATE INDEX reconcile_run_queued_at ON reconcile_run (queued_at)`);

    await runner.query(`
      CREATE TABLE reconcile_job (
        run_id     uuid    NOT NULL REFERENCES reconcile_run (id) ON DELETE CASCADE,
        source     text    NOT NULL,
        job_id     bigint  NOT NULL,
        stage      text    NOT NULL, -- list: who stands in the step; check: where are those who do not; done
        page       integer NOT NULL DEFAULT 1,
        after_id   bigint  NOT NULL DEFAULT 0, -- the last application of the page before
        PRIMARY KEY (run_id, source, job_id),
        CHECK (stage IN ('list','check','done'))
      )`);
    await runner.query(`
      CREATE TABLE reconcile_missing (
        run_id          uuid   NOT NULL REFERENCES reconcile_run (id) ON DELETE CASCADE,
        source          text   NOT NULL,
        job_id          bigint NOT NULL,
        application_id  bigint NOT NULL,
        PRIMARY KEY (run_id, source, job_id, application_id)
      )`);
    await runner.query(`
      CREATE TABLE gupy_job_steps (
        source   text        NOT NULL,
        job_id   bigint      NOT NULL,
        steps    jsonb       NOT NULL, -- [{id, name}]
        read_at  timestamptz NOT NULL,
        PRIMARY KEY (source, job_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['gupy_job_steps', 'reconcile_missing', 'reconcile_job', 'reconcile_run'])
      await runner.query(`DROP TABLE ${table}`);
    await runner.query(`DROP INDEX screening_awaited`);
    await runner.query(
      `ALTER TABLE screening DROP COLUMN cause, DROP COLUMN adopted_event, DROP COLUMN order_read_at`,
    );
  }
}
