import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@ponte/messaging';
import { Profiles } from '../../config/profiles';
import { databaseNow } from '../../write/database-now';
import { FeedzRecordStore } from '../../write/feedz-record.store';
import type { FeedzRecord } from '../../write/feedz-record';
import { tellOutcomes } from '../../write/told-records';
import { leftRecord } from './left-record';
import { RehashPersons } from './rehash-persons';
import type { RehashPlace } from './rehash-place';
import { RehashStore } from './rehash.store';
import type { RehashedPart } from './rehashed-part';
import { RenewedBonds } from './renewed-bonds';
import { RenewedRecords } from './renewed-records';

/** Puts a page of a profile under the first keys. Repeating it does nothing. */
@Injectable()
export class Rehashing {
  constructor(
    private readonly store: RehashStore,
    private readonly persons: RehashPersons,
    private readonly bonds: RenewedBonds,
    private readonly renewed: RenewedRecords,
    private readonly records: FeedzRecordStore,
    private readonly profiles: Profiles,
  ) {}

  page(
    unit: UnitOfWork,
    { profile, phase, key }: RehashPlace,
    limit: number,
  ): Promise<RehashedPart> {
    switch (phase) {
      case 'structure':
        return this.structure(unit, profile, key, limit);
      case 'person':
        return this.persons.page(unit, profile, key, limit);
      case 'bond':
        return this.loneBonds(unit, profile, key, limit);
      case 'told':
        return this.told(unit, profile, key, limit);
    }
  }

  /** Units, departments and jobs have codes for keys; what Feedz accepted of them is known by a keyed hash. */
  private async structure(
    { manager }: UnitOfWork,
    profile: string,
    after: string,
    limit: number,
  ): Promise<RehashedPart> {
    const found = await this.store.structure(manager, profile, after, limit);
    const judged = found.map((before) => ({
      before,
      now: this.renewed.of(before, before.key, null),
    }));
    const changed = judged.flatMap(({ before, now }) =>
      'record' in now && now.isChanged ? [{ ...now.record, from: before.key }] : [],
    );
    await this.store.renewFeedz(manager, changed);
    const left = judged.flatMap(({ before: { entity, key }, now }) =>
      'left' in now ? [leftRecord(entity, key, now.left)] : [],
    );
    return { changed: changed.length, left, last: lastOf(found, limit) };
  }

  /** Bonds whose person Datasul never listed: nobody is told of them. */
  private async loneBonds(
    { manager }: UnitOfWork,
    profile: string,
    after: string,
    limit: number,
  ): Promise<RehashedPart> {
    const found = await this.store.loneBonds(manager, profile, after, limit);
    const judged = found.map((before) => ({ before, now: this.bonds.of(profile, before) }));
    const left = judged.flatMap(({ before, now }) =>
      'left' in now ? [leftRecord('employee', before.key, now.left)] : [],
    );
    const rows = judged.flatMap(({ before, now }) =>
      'row' in now && (now.row.key !== before.key || now.row.sealed !== before.sealed)
        ? [now.row]
        : [],
    );
    const moved = rows.filter(({ from, key }) => from !== key);
    const keys = moved.map(({ key }) => key);
    const taken = await this.store.taken(manager, profile, 'employee', keys);
    const twice = moved.filter(({ key }) => taken.has(key)).map(({ from }) => from);
    const free = rows.filter(({ from }) => !twice.includes(from));
    await this.store.renew(manager, profile, 'employee', free);
    const moves = new Map(moved.map(({ from, key }) => [from, key]));
    await this.store.follow(manager, profile, new Map(), moves);
    return {
      changed: free.length,
      left: [...left, ...twice.map((key) => leftRecord('employee', key, 'twice'))],
      last: found.length < limit ? undefined : found.at(-1)?.key,
    };
  }

  /** Outcomes are told under the new keys, and of leaders who have one now; each since when it stands. */
  private async told(
    unit: UnitOfWork,
    profile: string,
    after: string,
    limit: number,
  ): Promise<RehashedPart> {
    const environment = this.profiles.byId(profile)?.environment;
    if (environment === undefined) return { changed: 0, left: [], last: undefined };
    const found = await this.store.settled(unit.manager, profile, after, limit);
    const now = await databaseNow(unit.manager);
    const told = found.flatMap((before) => {
      const [next] = tellOutcomes(unit, environment, [before], before.settledAt ?? now);
      return next && next !== before ? [next] : [];
    });
    await this.records.write(unit.manager, told);
    return { changed: 0, left: [], last: lastOf(found, limit) };
  }
}

function lastOf(found: readonly FeedzRecord[], limit: number): string | undefined {
  const last = found.at(-1);
  return last && found.length >= limit ? `${last.entity}/${last.key}` : undefined;
}
