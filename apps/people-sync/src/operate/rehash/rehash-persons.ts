import { Injectable } from '@nestjs/common';
import { datasulPerson } from '@ponte/contracts';
import type { UnitOfWork } from '@ponte/messaging';
import { Profiles } from '../../config/profiles';
import { askToTell } from '../../read/tell/ask-to-tell';
import { databaseNow } from '../../write/database-now';
import { type LeftRecord, leftRecord } from './left-record';
import type { RehashedPart } from './rehashed-part';
import { type Moves, RehashStore, type RenewedRow, type StandingRecord } from './rehash.store';
import { RenewedBonds } from './renewed-bonds';
import { RenewedPersons } from './renewed-persons';
import { RenewedRecords } from './renewed-records';

/** Bonds of one statement. */
const BONDS = 500;

/** Somebody who is to be put under the first keys. */
interface Going {
  readonly before: StandingRecord;
  readonly row: RenewedRow;
  readonly email: string | null;
}

/**
 * Puts persons under the first keys with everything that is theirs or names them, in one transaction: a person without its
 * bonds would work nowhere. Who cannot go whole stays whole.
 */
@Injectable()
export class RehashPersons {
  constructor(
    private readonly store: RehashStore,
    private readonly persons: RenewedPersons,
    private readonly bonds: RenewedBonds,
    private readonly records: RenewedRecords,
    private readonly profiles: Profiles,
  ) {}

  async page(
    unit: UnitOfWork,
    profile: string,
    after: string,
    limit: number,
  ): Promise<RehashedPart> {
    const { manager } = unit;
    const found = await this.store.persons(manager, profile, after, limit);
    const left = new Map<string, LeftRecord>();
    const going = await this.going(unit, profile, found, left);
    await this.checkBonds(unit, profile, going, left);
    const records = await this.feedz(unit, profile, going, left);
    const gone = going.filter(({ before }) => !left.has(before.key));
    const moves = movesOf(gone.map(({ row }) => row));
    const bonds = await this.moveBonds(unit, profile, gone);
    await this.store.renew(
      manager,
      profile,
      'person',
      gone.filter(isRenewed).map(({ row }) => row),
    );
    const kept = records.filter(({ from }) => !left.has(from));
    await this.store.renewFeedz(manager, kept);
    await this.store.follow(manager, profile, new Map([...bonds.leaders, ...moves]), bonds.moves);
    await this.tellGone(unit, profile, gone);
    return {
      changed: gone.filter(isRenewed).length + bonds.changed + kept.length,
      left: [...left.values()],
      last: found.length < limit ? undefined : found.at(-1)?.key,
    };
  }

  private async going(
    { manager }: UnitOfWork,
    profile: string,
    found: readonly StandingRecord[],
    left: Map<string, LeftRecord>,
  ): Promise<Going[]> {
    const judged = found.flatMap((before) => {
      const renewed = this.persons.of(profile, before);
      if (!('left' in renewed)) return [{ before, ...renewed }];
      left.set(before.key, leftRecord('person', before.key, renewed.left));
      return [];
    });
    const moved = judged.filter(({ before, row }) => row.key !== before.key);
    const keys = moved.map(({ row }) => row.key);
    const taken = await this.store.taken(manager, profile, 'person', keys);
    for (const { before, row } of moved)
      if (taken.has(row.key)) left.set(before.key, leftRecord('person', before.key, 'twice'));
    return judged.filter(({ before }) => !left.has(before.key));
  }

  /** Before anything is written: a person of whom one bond cannot go stays. */
  private async checkBonds(
    unit: UnitOfWork,
    profile: string,
    going: readonly Going[],
    left: Map<string, LeftRecord>,
  ): Promise<void> {
    await this.eachBonds(unit, profile, going, async (bonds, personOf) => {
      const moving = new Map<string, StandingRecord>();
      for (const bond of bonds) {
        const renewed = this.bonds.of(profile, bond, personOf(bond));
        if ('left' in renewed) stay(bond, renewed.left);
        else if (renewed.row.key !== bond.key) moving.set(renewed.row.key, bond);
      }
      const keys = [...moving.keys()];
      const taken = await this.store.taken(unit.manager, profile, 'employee', keys);
      for (const [key, bond] of moving) if (taken.has(key)) stay(bond, 'twice');
    });

    function stay({ key, person }: StandingRecord, code: LeftRecord['code']): void {
      left.set(person ?? '', leftRecord('employee', key, code));
    }
  }

  private async feedz(
    { manager }: UnitOfWork,
    profile: string,
    going: readonly Going[],
    left: Map<string, LeftRecord>,
  ) {
    const of = new Map(going.map((each) => [each.before.key, each]));
    const found = await this.store.feedz(manager, profile, [...of.keys()]);
    return found.flatMap((before) => {
      const { row, email } = of.get(before.key) as Going;
      const renewed = this.records.of(before, row.key, email);
      if (!('left' in renewed))
        return renewed.isChanged ? [{ ...renewed.record, from: before.key }] : [];
      left.set(before.key, leftRecord(before.entity, before.key, renewed.left));
      return [];
    });
  }

  private async moveBonds(unit: UnitOfWork, profile: string, gone: readonly Going[]) {
    const moves = new Map<string, string>();
    const leaders = new Map<string, string>();
    let changed = 0;
    await this.eachBonds(unit, profile, gone, async (bonds, personOf) => {
      const renewed = bonds.map((bond) => ({
        bond,
        ...this.bonds.of(profile, bond, personOf(bond)),
      }));
      const going = renewed.flatMap((each) => ('row' in each ? [each] : []));
      const rows = going.filter(({ bond, row }) => isOther(bond, row)).map(({ row }) => row);
      await this.store.renew(unit.manager, profile, 'employee', rows);
      for (const [from, to] of movesOf(rows)) moves.set(from, to);
      for (const { leader } of going)
        for (const each of leader.slice(1)) leaders.set(each, leader[0] ?? each);
      changed += rows.length;
    });
    // A leader whom Datasul lists goes, or went, with its own page; whom it never listed is named by others only.
    const both = [...leaders.keys(), ...new Set(leaders.values())];
    const listed = await this.store.taken(unit.manager, profile, 'person', both);
    for (const [from, to] of leaders) if (listed.has(from) || listed.has(to)) leaders.delete(from);
    return { moves, leaders, changed };
  }

  /** Bonds of these persons, a part at a time. Those that were put under another key meanwhile are met again, or not. */
  private async eachBonds(
    { manager }: UnitOfWork,
    profile: string,
    persons: readonly Going[],
    take: (
      bonds: readonly StandingRecord[],
      personOf: (bond: StandingRecord) => string | undefined,
    ) => Promise<void>,
  ): Promise<void> {
    const to = new Map(persons.map(({ before, row }) => [before.key, row.key]));
    for (const { row } of persons) to.set(row.key, row.key);
    const personOf = ({ person }: StandingRecord): string | undefined => to.get(person ?? '');
    for (let after: string | undefined = ''; after !== undefined;) {
      const bonds = await this.store.bonds(manager, profile, [...to.keys()], after, BONDS);
      await take(bonds, personOf);
      after = bonds.length < BONDS ? undefined : bonds.at(-1)?.key;
    }
  }

  /** Whoever was told of somebody under the old key forgets it: what is known stands under the new one. */
  private async tellGone(unit: UnitOfWork, profile: string, gone: readonly Going[]): Promise<void> {
    const environment = this.profiles.byId(profile)?.environment;
    const moved = gone.filter(({ before, row }) => row.key !== before.key);
    if (environment === undefined || moved.length === 0) return;
    const now = await databaseNow(unit.manager);
    for (const { before } of moved.filter(({ before: { toldVersion } }) => toldVersion > 0)) {
      const { key: person, toldVersion } = before;
      const version = toldVersion + 1;
      const told = { profile, environment, person, version, present: false, bonds: [], sealed: {} };
      unit.tell(
        datasulPerson,
        { ...told, changedAt: now.toISOString() },
        { subject: `${profile}/${person}`, stateVersion: version, time: now },
      );
    }
    askToTell(unit, profile);
  }
}

function movesOf(rows: readonly RenewedRow[]): Moves {
  return new Map(rows.filter(({ from, key }) => from !== key).map(({ from, key }) => [from, key]));
}

function isRenewed({ before, row }: Going): boolean {
  return isOther(before, row);
}

function isOther(before: StandingRecord, row: RenewedRow): boolean {
  const parts = ({ key, person, cpf, digest, sealed }: Omit<RenewedRow, 'from' | 'version'>) =>
    JSON.stringify([key, person, cpf, digest, sealed]);
  return parts(before) !== parts(row);
}
