import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What operators asked of the service: who, what, why, and how far its answer is. */
export class Commands1764000000200 implements MigrationInterface {
  readonly name = 'Commands1764000000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ops_command (
        command_id uuid PRIMARY KEY,
        name text NOT NULL,
        actor text NOT NULL,
        why text NOT NULL,
        dry_run boolean NOT NULL,
        args json NOT NULL,
        issued_at timestamptz NOT NULL,
        heard_at timestamptz NOT NULL DEFAULT now(),
        state text NOT NULL DEFAULT 'progress'
          CHECK (state IN ('progress', 'done', 'refused', 'failed', 'expired')),
        -- Number of the last answer; the first is 0.
        seq integer NOT NULL DEFAULT -1,
        message text,
        answered_at timestamptz
      )`);
    await runner.query(`CREATE INDEX ops_command_heard_at ON ops_command (heard_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE ops_command`);
  }
}
