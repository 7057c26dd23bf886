import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The service's own state. Nothing of the person in clear: CPF and name are in `candidate_sealed`, as ingest sealed them,
 * until the request has ended.
 */
export class Provisioning1765000000000 implements MigrationInterface {
  name = 'Provisioning1765000000000';

  async up(runner: QueryRunner): Promise<void> {
    // Also what hires and moves of one application are heard one after the other by: each locks this row first.
    await runner.query(`
      CREATE TABLE application (
        source          text        NOT NULL,
        application_id  bigint      NOT NULL,
        moved_at        timestamptz,
        event_id        text,
        status          text,
        step            jsonb,
        heard_at        timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (source, application_id)
      )`);
    await runner.query(`CREATE INDEX application_heard_at ON application (heard_at)`);

    await runner.query(`
      CREATE TABLE equipment_request (
        id                uuid        PRIMARY KEY,
        source            text        NOT NULL,
        application_id    bigint      NOT NULL,
        candidate_id      bigint,
        job_id            bigint,
        state             text        NOT NULL,
        reason            text,
        version           integer     NOT NULL,
        hire_event_id     text        NOT NULL,
        hire_date         timestamptz NOT NULL,
        facts             jsonb       NOT NULL,
        candidate_sealed  text,
        person_version    integer     NOT NULL,
        description       jsonb       NOT NULL,
        starts_on         text,
        items             jsonb       NOT NULL,
        wanted            jsonb,
        requested         jsonb,
        requested_unsure  boolean     NOT NULL,
        round             integer     NOT NULL,
        reference         text        NOT NULL UNIQUE,
        ticket_id         text,
        ticket_open       boolean     NOT NULL,
        ticket_at         timestamptz,
        desk_kind         text,
        desk_key          text,
        desk_seq          integer     NOT NULL,
        desk_reason       text,
        poll_at           timestamptz,
        overdue_for       text,
        attention_since   timestamptz,
        requested_at      timestamptz,
        fulfilled_at      timestamptz,
        cancelled_at      timestamptz,
        created_at        timestamptz NOT NULL,
        updated_at        timestamptz NOT NULL,
        UNIQUE (source, application_id),
        CHECK (state IN ('needs-attention','skipped','requesting','open','fulfilled','cancelled')),
        CHECK (candidate_sealed IS NULL OR state NOT IN ('skipped','fulfilled','cancelled'))
      )`);
    await runner.query(
      `CREATE INDEX equipment_request_ticket ON equipment_request (ticket_id) WHERE ticket_id IS NOT NULL`,
    );
    await runner.query(`
      CREATE INDEX equipment_request_awaiting ON equipment_request (starts_on, id)
      WHERE state IN ('needs-attention','requesting','open')`);
    await runner.query(`
      CREATE INDEX equipment_request_poll ON equipment_request (poll_at)
      WHERE state IN ('needs-attention','open') AND ticket_id IS NOT NULL`);
    await runner.query(
      `CREATE INDEX equipment_request_desk ON equipment_request (desk_kind, desk_key) WHERE desk_key IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX equipment_request_attention ON equipment_request (id) WHERE state = 'needs-attention'`,
    );
    await runner.query(`CREATE INDEX equipment_request_state ON equipment_request (state)`);
    await runner.query(
      `CREATE INDEX equipment_request_listed ON equipment_request (created_at, id)`,
    );
    await runner.query(
      `CREATE INDEX equipment_request_candidate ON equipment_request (source, candidate_id)`,
    );

    // Reports of tickets that no request was known for; matched as soon as one is.
    await runner.query(`
      CREATE TABLE desk_report (
        source      text        NOT NULL,
        event_id    text        NOT NULL,
        ticket_id   text        NOT NULL,
        reference   text,
        status      text        NOT NULL,
        items       jsonb       NOT NULL,
        told_at     timestamptz NOT NULL,
        heard_at    timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (source, event_id)
      )`);
    await runner.query(`CREATE INDEX desk_report_ticket ON desk_report (ticket_id)`);
    await runner.query(
      `CREATE INDEX desk_report_reference ON desk_report (reference) WHERE reference IS NOT NULL`,
    );
    await runner.query(`CREATE INDEX desk_report_heard_at ON desk_report (heard_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['desk_report', 'equipment_request', 'application'])
      await runner.query(`DROP TABLE ${table}`);
  }
}
