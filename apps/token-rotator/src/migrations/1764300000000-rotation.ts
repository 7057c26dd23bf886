import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The rotator's own state. No token in clear anywhere: sealed while it lives, gone afterwards. */
export class Rotation1764300000000 implements MigrationInterface {
  name = 'Rotation1764300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE webhook_hook (
        id                text        PRIMARY KEY,
        account           text        NOT NULL,
        action            text        NOT NULL,
        postback_url      text        NOT NULL,
        source            text,
        declared          boolean     NOT NULL,
        declared_digest   text        NOT NULL,
        put_digest        text,
        vendor_id         text,
        seen              text,
        status            text,
        status_version    integer     NOT NULL,
        status_since      timestamptz,
        serial            bigint      NOT NULL,
        issued_at         timestamptz,
        issue_due         boolean     NOT NULL,
        heard_serial      bigint,
        heard_offset      bigint,
        heard_at          timestamptz,
        call              text,
        call_no           integer     NOT NULL,
        call_at           timestamptz,
        failures          integer     NOT NULL,
        trouble           text,
        retry_at          timestamptz,
        begun_at          timestamptz,
        rotate_asked      boolean     NOT NULL,
        put_wanted        text,
        paused_at         timestamptz,
        paused_why        text,
        heard_current_at  timestamptz,
        heard_other_at    timestamptz,
        refused_at        timestamptz,
        last_put_at       timestamptz,
        reactivations     jsonb       NOT NULL,
        put_backs         jsonb       NOT NULL,
        due_at            timestamptz NOT NULL,
        created_at        timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE webhook_token (
        id                uuid        PRIMARY KEY,
        hook_id           text        NOT NULL REFERENCES webhook_hook (id),
        seq               integer     NOT NULL,
        state             text        NOT NULL,
        sha256            text        NOT NULL,
        sealed            text,
        minted_at         timestamptz NOT NULL,
        expires_at        timestamptz NOT NULL,
        renew_at          timestamptz NOT NULL,
        announced_serial  bigint,
        announced_at      timestamptz,
        settled_at        timestamptz,
        put_at            timestamptz,
        confirmed_at      timestamptz,
        confirmed_by      text,
        not_after         timestamptz,
        retired_at        timestamptz,
        UNIQUE (hook_id, seq)
      )`);
    // Two of these would be two rotations of one webhook.
    await runner.query(`
      CREATE UNIQUE INDEX webhook_token_pending ON webhook_token (hook_id)
      WHERE state IN ('minted','announced','settled','putting','unconfirmed')`);
    await runner.query(
      `CREATE UNIQUE INDEX webhook_token_confirmed ON webhook_token (hook_id) WHERE state = 'confirmed'`,
    );
    await runner.query(`
      CREATE TABLE ingest_process (
        instance   text        PRIMARY KEY,
        position   bigint      NOT NULL,
        seen_at    timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE credential_log (
        only_row   boolean     PRIMARY KEY CHECK (only_row),
        next_offset bigint     NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE account_watch (
        account    text        PRIMARY KEY,
        looked_at  timestamptz,
        fault      text,
        listed_at  timestamptz,
        listed     jsonb       NOT NULL DEFAULT '[]'
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'account_watch',
      'credential_log',
      'ingest_process',
      'webhook_token',
      'webhook_hook',
    ])
      await runner.query(`DROP TABLE ${table}`);
  }
}
