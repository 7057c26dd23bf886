import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Screening } from './screening.entity';
import { SealedText } from './sealed-text';

/** Which tags on an application are ours: only those are taken away by a correction. */
@Injectable()
export class OwnTags {
  constructor(private readonly texts: SealedText) {}

  /** The tag of ours that stands, or will once the open writes are done. @throws SealError */
  oursOf(screening: Screening): string | null {
    return screening.tagSealed === null || screening.tagForeign
      ? null
      : this.texts.open(screening, screening.tagSealed);
  }

  /** Notes the tag that is about to be written, or that none is. Like the others, changes `screening` without writing it. */
  expect(screening: Screening, tag: string | null): void {
    screening.tagSealed = tag === null ? null : this.texts.seal(screening, tag);
    screening.tagForeign = false;
  }

  /** The tag was discarded by a person: it does not stand. */
  discarded(screening: Screening, tag: string): void {
    if (this.oursOf(screening) === tag) this.expect(screening, null);
  }

  /** The tag turned out to be somebody else's: from now on a correction leaves it alone. */
  foreign(screening: Screening, tag: string): void {
    if (this.oursOf(screening) === tag) screening.tagForeign = true;
  }

  /** Whether another screening of ours holds the same tag on the application: two rules may write one text. */
  async heldByAnother(manager: EntityManager, screening: Screening, tag: string): Promise<boolean> {
    const others: { tag_sealed: string }[] = await manager.query(
      `SELECT tag_sealed FROM screening WHERE source = $1 AND application_id = $2 AND id <> $3
         AND tag_sealed IS NOT NULL AND NOT tag_foreign`,
      [screening.source, screening.applicationId, screening.id],
    );
    return others.some(({ tag_sealed: sealed }) => this.texts.open(screening, sealed) === tag);
  }
}
