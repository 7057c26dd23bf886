import { Injectable } from '@nestjs/common';
import { personSubject } from '@ponte/contracts';
import { LookupHasher, Sealer } from '@ponte/platform';
import type { EntityManager } from 'typeorm';
import type { Entity } from '../run/people-run';
import type { RecordDraft } from './record-draft';
import { type KeyedRecords, RecordKeys } from './record-keys';
import { type RecordRow, RecordStore } from './record.store';

/** What a page holds of one kind of record. */
export interface PageRecords {
  readonly profile: string;
  readonly run: string;
  readonly entity: Entity;
  /** Each identity once. */
  readonly drafts: readonly RecordDraft[];
  /** Identities of items that cannot be used: if they are known, they are there. */
  readonly seen: readonly string[];
}

/**
 * Keeps the records of a page: at most six statements, whatever it holds, and none that writes an unchanged record but for
 * the run that saw it. Kept twice, it changes nothing.
 */
@Injectable()
export class PageWriter {
  constructor(
    private readonly keys: RecordKeys,
    private readonly records: RecordStore,
    private readonly hasher: LookupHasher,
    private readonly sealer: Sealer,
  ) {}

  /** Returns how many records are new, different from before, or there again. */
  async write(manager: EntityManager, page: PageRecords): Promise<number> {
    const { profile, run, entity, drafts } = page;
    const identities = [...drafts.map(({ identity }) => identity), ...page.seen];
    if (identities.length === 0) return 0;
    const found = await this.keys.find(manager, profile, entity, identities);
    const changed = drafts.filter((draft) => this.isChanged(draft, found));
    const personOf = await this.personsOf(manager, profile, changed);
    const rows = changed.map((draft) => this.row(profile, draft, found, personOf));
    const written = new Set(rows.map(({ key }) => key));
    const seen = identities.map((each) => found.keyOf(each)).filter((key) => !written.has(key));

    await this.records.write(manager, { profile, entity }, run, rows);
    await this.records.seen(manager, { profile, entity }, run, seen);
    if (entity === 'employee')
      await this.records.touchPersons(manager, profile, personsOf(rows, found));
    return rows.length;
  }

  private isChanged({ identity, content }: RecordDraft, { known, keyOf }: KeyedRecords): boolean {
    const before = known.get(keyOf(identity));
    return !before?.present || !this.hasher.all(content).includes(before.digest);
  }

  private async personsOf(
    manager: EntityManager,
    profile: string,
    drafts: readonly RecordDraft[],
  ): Promise<(identity: string) => string> {
    const identities = drafts.flatMap(({ person }) => (person === null ? [] : [person]));
    return identities.length === 0 ? () => '' : this.keys.persons(manager, profile, identities);
  }

  private row(
    profile: string,
    { entity, identity, person, cpf, content, clear, personal }: RecordDraft,
    { keyOf }: KeyedRecords,
    personOf: (identity: string) => string,
  ): RecordRow {
    const key = keyOf(identity);
    const owner = person === null ? null : personOf(person);
    const subject = personSubject(profile, owner ?? key);
    return {
      key,
      person: entity === 'employee' ? owner : null,
      cpf: cpf === undefined ? null : this.hasher.hash(cpf),
      // Keyed as well: what is known of somebody but the CPF must not let it be found by trying.
      digest: this.hasher.hash(content),
      clear,
      sealed: personal === null ? null : this.sealer.seal({ purpose: 'person', subject }, personal),
    };
  }
}

/** Whose bonds changed: those whom they belong to now, and those to whom they did before. */
function personsOf(rows: readonly RecordRow[], { known }: KeyedRecords): string[] {
  const persons = new Set<string>();
  for (const { key, person } of rows)
    for (const each of [person, known.get(key)?.person ?? null])
      if (each !== null) persons.add(each);
  return [...persons].sort();
}
