import { Injectable } from '@nestjs/common';
import { LookupHasher } from '@ponte/platform';
import type { EntityManager } from 'typeorm';
import type { RecordDraft } from './record-draft';
import { type KnownRecord, RecordStore } from './record.store';

/** Records of one kind, each under the key by which it stands, or will. */
export interface KeyedRecords {
  readonly known: ReadonlyMap<string, KnownRecord>;
  /** Key of an identity that was asked for. */
  keyOf(identity: string): string;
}

/**
 * Under which key a record stands. While lookup keys rotate it may be any of several hashes: the one it has is kept, or
 * everybody would be new, and everybody missing.
 */
@Injectable()
export class RecordKeys {
  private readonly several: boolean;

  constructor(
    private readonly hasher: LookupHasher,
    private readonly records: RecordStore,
  ) {
    this.several = hasher.all('').length > 1;
  }

  async find(
    manager: EntityManager,
    profile: string,
    entity: RecordDraft['entity'],
    identities: readonly string[],
  ): Promise<KeyedRecords> {
    const hashed = entity === 'person' || entity === 'employee';
    const keys = new Map(
      identities.map((each) => [each, hashed ? this.hasher.all(each) : [each]] as const),
    );
    const known = await this.records.known(manager, { profile, entity }, [
      ...new Set([...keys.values()].flat()),
    ]);
    return { known, keyOf: (identity) => keyAmong(keys.get(identity), known) };
  }

  /** Keys of persons that employees name, without a question where there is but one key to hash by. */
  async persons(
    manager: EntityManager,
    profile: string,
    identities: readonly string[],
  ): Promise<(identity: string) => string> {
    if (!this.several) return (identity) => this.hasher.hash(identity);
    return (await this.find(manager, profile, 'person', [...new Set(identities)])).keyOf;
  }
}

function keyAmong(
  candidates: readonly string[] | undefined,
  known: ReadonlyMap<string, KnownRecord>,
): string {
  const key = candidates?.find((each) => known.has(each)) ?? candidates?.[0];
  if (key === undefined) throw new Error('the key of a record was not looked for');
  return key;
}
