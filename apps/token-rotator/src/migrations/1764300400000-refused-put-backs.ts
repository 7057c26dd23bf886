import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Headers put back because deliveries were refused are counted apart from those put back for another token. */
export class RefusedPutBacks1764300400000 implements MigrationInterface {
  name = 'RefusedPutBacks1764300400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE webhook_hook ADD COLUMN refused_put_backs jsonb NOT NULL DEFAULT '[]'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE webhook_hook DROP COLUMN refused_put_backs');
  }
}
