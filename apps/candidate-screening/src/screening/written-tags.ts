import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SealedText } from './sealed-text';

type Application = { readonly source: string; readonly applicationId: number };

/**
 * What of an application's tags Gupy took from us, whichever screening wrote it. The writes of an application share a
 * lane, so they settle one after the other, and what stands here is what stood before the present one.
 */
@Injectable()
export class WrittenTags {
  constructor(private readonly texts: SealedText) {}

  /** Gupy took the tag from us; it was not there before. */
  async written(manager: EntityManager, of: Application, tag: string): Promise<void> {
    if (await this.has(manager, of, tag)) return;
    await manager.query(
      `INSERT INTO own_tag (source, application_id, text_sealed) VALUES ($1, $2, $3)`,
      [of.source, of.applicationId, this.texts.seal(of, tag)],
    );
  }

  /** The tag is gone: should it be found there later, somebody else put it. */
  async removed(manager: EntityManager, of: Application, tag: string): Promise<void> {
    const ids = await this.find(manager, of, tag);
    if (ids.length > 0) await manager.query(`DELETE FROM own_tag WHERE id = ANY ($1)`, [ids]);
  }

  /** Whether a tag that is found there is ours. */
  async has(manager: EntityManager, of: Application, tag: string): Promise<boolean> {
    return (await this.find(manager, of, tag)).length > 0;
  }

  private async find(manager: EntityManager, of: Application, tag: string): Promise<string[]> {
    const rows: { id: string; sealed: string }[] = await manager.query(
      `SELECT id, text_sealed AS sealed FROM own_tag WHERE source = $1 AND application_id = $2`,
      [of.source, of.applicationId],
    );
    return rows.filter(({ sealed }) => this.texts.says(of, sealed, tag)).map(({ id }) => id);
  }
}
