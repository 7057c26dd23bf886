import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Tags that Gupy took from us and that nobody of us has taken away since. A screening that finds its tag there knows by
 * this that it is not somebody else's, even when the screening that wrote it holds it no more.
 */
export class OwnTag1764100000000 implements MigrationInterface {
  name = 'OwnTag1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE own_tag (
        id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        source          text   NOT NULL,
        application_id  bigint NOT NULL,
        text_sealed     text   NOT NULL
      )`);
    await runner.query(`CREATE INDEX own_tag_application ON own_tag (source, application_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE own_tag');
  }
}
