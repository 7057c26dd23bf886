import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The overlap of a webhook beside its other facts, one owner of a webhook in Gupy, and no address in clear. */
export class RotationGuards1764300200000 implements MigrationInterface {
  name = 'RotationGuards1764300200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE webhook_hook ADD COLUMN overlap_ms bigint');
    // Who took another's is looked up anew.
    await runner.query(`
      UPDATE webhook_hook h SET vendor_id = NULL WHERE declared AND EXISTS (
        SELECT FROM webhook_hook o
        WHERE o.declared AND o.account = h.account AND o.vendor_id = h.vendor_id AND o.id < h.id)`);
    await runner.query(`
      CREATE UNIQUE INDEX webhook_hook_vendor ON webhook_hook (account, vendor_id) WHERE declared`);
    // Held whole addresses, which may hold secrets; listed anew within minutes.
    await runner.query(`UPDATE account_watch SET listed = '[]', looked_at = NULL`);
    await runner.query(
      `CREATE INDEX webhook_token_retired ON webhook_token (retired_at) WHERE state = 'retired'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX webhook_token_retired');
    await runner.query('DROP INDEX webhook_hook_vendor');
    await runner.query('ALTER TABLE webhook_hook DROP COLUMN overlap_ms');
  }
}
