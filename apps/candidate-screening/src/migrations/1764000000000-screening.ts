import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The service's own state. No CPF, name or e-mail in clear anywhere: what was written into Gupy is sealed, because a tag
 * may be rendered from an exam's summary.
 */
export class Screening1764000000000 implements MigrationInterface {
  name = 'Screening1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE application_position (
        source          text        NOT NULL,
        application_id  bigint      NOT NULL,
        moved_at        timestamptz NOT NULL,
        job_id          bigint,
        step_id         bigint,
        step_name       text,
        status          text,
        event_id        text        NOT NULL,
        PRIMARY KEY (source, application_id)
      )`);
    await runner.query(
      `CREATE INDEX application_position_moved_at ON application_position (moved_at)`,
    );

    await runner.query(`
      CREATE TABLE screening (
        id              uuid        PRIMARY KEY,
        source          text        NOT NULL,
        application_id  bigint      NOT NULL,
        job_id          bigint      NOT NULL,
        rule            text        NOT NULL,
        provider        text        NOT NULL,
        step_id         bigint,
        step_name       text,
        state           text        NOT NULL,
        reason          text,
        version         integer     NOT NULL DEFAULT 1,
        opened_by       text        NOT NULL,
        entered_at      timestamptz NOT NULL,
        left_at         timestamptz,
        expires_at      timestamptz,
        order_id        text,
        ordered_at      timestamptz,
        order_open      boolean     NOT NULL DEFAULT true,
        outcome         text,
        score           jsonb,
        result_date     timestamptz,
        result_received_at timestamptz,
        result_digest   text,
        result_planned  boolean     NOT NULL DEFAULT false,
        result_round    integer     NOT NULL DEFAULT 0,
        tag_sealed      text,
        tag_foreign     boolean     NOT NULL DEFAULT false,
        concluded_at    timestamptz,
        returned_at     timestamptz,
        closed_at       timestamptz,
        created_at      timestamptz NOT NULL DEFAULT now(),
        updated_at      timestamptz NOT NULL DEFAULT now(),
        CHECK (state IN ('requesting','waiting','parked','concluded','returned','closed'))
      )`);
    // At most one open screening of a rule per application, whatever runs at the same time. One that was returned once and
    // is open again for a correction does not count: the next entry may have opened another meanwhile.
    await runner.query(`
      CREATE UNIQUE INDEX screening_one_open ON screening (source, application_id, rule)
      WHERE state IN ('requesting','waiting','parked','concluded') AND returned_at IS NULL`);
    await runner.query(`CREATE INDEX screening_application ON screening (source, application_id)`);
    await runner.query(`
      CREATE INDEX screening_expiry ON screening (expires_at)
      WHERE state IN ('requesting','waiting','parked') AND expires_at IS NOT NULL AND result_digest IS NULL`);
    // Few rows at any time: orders whose task went on although the screening needs it no more.
    await runner.query(`
      CREATE INDEX screening_order_needless ON screening (id)
      WHERE order_open AND (state = 'closed' OR ordered_at IS NOT NULL)`);
    await runner.query(`
      CREATE INDEX screening_state ON screening (rule, state, entered_at)
      WHERE state IN ('requesting','waiting','parked','concluded')`);

    await runner.query(`
      CREATE TABLE screening_write (
        screening_id  uuid        NOT NULL REFERENCES screening (id) ON DELETE CASCADE,
        round         integer     NOT NULL,
        position      integer     NOT NULL,
        kind          text        NOT NULL,
        text_sealed   text, -- until the write is settled
        undoes        boolean     NOT NULL, -- takes away what an earlier result wrote
        state         text        NOT NULL DEFAULT 'open',
        reason        text,
        settled_at    timestamptz,
        PRIMARY KEY (screening_id, round, position),
        CHECK (kind IN ('remove-tag','tag','comment')),
        CHECK (state IN ('open','done','parked','unknown','discarded','needless'))
      )`);

    await runner.query(`
      CREATE TABLE screening_result (
        source        text        NOT NULL,
        event_id      text        NOT NULL,
        external_id   text        NOT NULL,
        result_date   timestamptz NOT NULL,
        received_at   timestamptz NOT NULL,
        outcome       text,
        disposition   text        NOT NULL,
        event         jsonb,
        recorded_at   timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (source, event_id)
      )`);
    await runner.query(
      `CREATE INDEX screening_result_external ON screening_result (lower(external_id))`,
    );
    await runner.query(
      `CREATE INDEX screening_result_unmatched ON screening_result (recorded_at) WHERE disposition = 'unmatched'`,
    );
    // Walked through once at each start.
    await runner.query(
      `CREATE INDEX screening_result_parked ON screening_result (source, event_id) WHERE disposition = 'parked'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'screening_result',
      'screening_write',
      'screening',
      'application_position',
    ]) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}
