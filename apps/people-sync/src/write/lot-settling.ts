import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@ponte/messaging';
import type { ProfileConfig } from '../config/profile.config';
import type { FeedzLot, ItemEnd, LotItem, NewLot } from './feedz-lot';
import type { FeedzEntity, FeedzRecord, NeededRecord } from './feedz-record';
import { FeedzRecordStore } from './feedz-record.store';
import { LotStore } from './lot.store';
import { RecordSeals } from './record-seals';
import type { LotOutcome, LotOutcomes } from './rules/lot-outcomes.rules';
import { neededBy } from './rules/needed-by.rules';
import { settleRecord, type RecordEnd } from './rules/settle-record.rules';
import { tellCleared, tellOutcomes } from './told-records';
import { PlanStore } from './plan.store';

/** A lot that has ended. */
export interface EndedLot {
  readonly lot: FeedzLot;
  /** Its records as they were sent, in its order. */
  readonly items: readonly LotItem[];
  readonly profile: ProfileConfig;
  /** The database's time. */
  readonly now: Date;
}

/** Writes what became of the records of a lot, in few statements whatever their number. */
@Injectable()
export class LotSettling {
  constructor(
    private readonly lots: LotStore,
    private readonly records: FeedzRecordStore,
    private readonly plan: PlanStore,
    private readonly seals: RecordSeals,
  ) {}

  /** The lot's run is locked. What of it is wanted otherwise by now, or stands in a later lot, is left as it is. */
  async settle(unit: UnitOfWork, ended: EndedLot, end: LotOutcomes): Promise<void> {
    const { manager } = unit;
    const { lot, items, profile, now } = ended;
    const parts = this.parts(ended, end);
    await this.lots.insert(manager, parts);
    const keys = items.map(({ key }) => key);
    const entities: FeedzEntity[] = lot.entity === 'person' ? ['person', 'bind'] : [lot.entity];
    const locked = await this.records.lock(manager, lot.profile, entities, keys);
    const own = new Map(
      locked.flatMap((record) =>
        record.entity === lot.entity && record.lot === lot.id ? [[record.key, record]] : [],
      ),
    );
    const ends: ItemEnd[] = [];
    const settled: FeedzRecord[] = [];
    for (const [place, { key, hash }] of items.entries()) {
      const outcome = end.outcomes[place] ?? { kind: 'unknown', reason: 'no-answer' };
      const record = own.get(key);
      const { recordEnd, itemEnd } = this.ends(
        { profile: lot.profile, entity: lot.entity, key },
        record,
        outcome,
      );
      ends.push(itemEnd);
      if (record?.wantedHash === hash && recordEnd && isNews(record, recordEnd))
        settled.push(settleRecord(record, recordEnd, { run: lot.run, now }));
    }
    await this.lots.endItems(manager, lot.id, ends);
    await this.records.write(manager, tellOutcomes(unit, profile.environment, settled, now));
    await this.records.write(manager, this.cleared(unit, ended, locked, settled));
    await this.lost(unit, lot.profile, settled);
    for (const { id, records } of parts)
      await this.plan.moveOn(
        manager,
        lot,
        id,
        records.map(({ key }) => key),
      );
  }

  private parts({ lot, items, now }: EndedLot, { parts }: LotOutcomes): NewLot[] {
    const { run, profile, entity, pass, wave } = lot;
    return parts.map(({ why, attempt, afterMs, places }) => ({
      ...{ id: randomUUID(), run, profile, entity, pass, wave, attempt },
      ...{ partOf: lot.id, partWhy: why },
      notBefore: afterMs > 0 ? new Date(now.getTime() + afterMs) : null,
      records: places.flatMap((place) => items[place] ?? []),
    }));
  }

  private ends(
    place: Pick<FeedzRecord, 'profile' | 'entity' | 'key'>,
    record: FeedzRecord | undefined,
    outcome: LotOutcome,
  ): { recordEnd?: RecordEnd; itemEnd: ItemEnd } {
    const { key } = place;
    const plain = { key, code: null, message: null };
    switch (outcome.kind) {
      case 'again':
        return { itemEnd: { ...plain, outcome: 'again' } };
      case 'accepted':
      case 'not-sent':
        return { recordEnd: outcome, itemEnd: { ...plain, outcome: outcome.kind } };
      case 'unknown':
        return { recordEnd: outcome, itemEnd: { ...plain, outcome: 'unknown' } };
      default: {
        const code = outcome.code ?? null;
        const message = outcome.message === '' ? null : this.seals.message(place, outcome.message);
        const heldFor = outcome.kind === 'held' && record ? neededBy(record, outcome.missing) : [];
        const verdict = { code, message, heldFor, reason: null };
        return {
          recordEnd: { kind: outcome.kind, ...verdict },
          itemEnd: { key, outcome: outcome.kind, code, message },
        };
      }
    }
  }

  /** Persons that were accepted without a leader, and are to have none: their bindings are gone. */
  private cleared(
    unit: UnitOfWork,
    { profile, now, lot }: EndedLot,
    locked: readonly FeedzRecord[],
    settled: readonly FeedzRecord[],
  ): FeedzRecord[] {
    if (lot.entity !== 'person') return [];
    const accepted = new Set(
      settled.flatMap(({ key, state }) => (state === 'accepted' ? [key] : [])),
    );
    return locked.flatMap((bind) => {
      const isGone = bind.entity === 'bind' && bind.state === 'none' && bind.acceptedHash !== null;
      if (!isGone || !accepted.has(bind.key)) return [];
      const gone = { acceptedHash: null, accepted: null, acceptedManager: null, again: false };
      return [tellCleared(unit, profile.environment, { ...bind, ...gone, run: lot.run }, now)];
    });
  }

  /** What Feedz says it does not have is sent again, whatever it said before. */
  private async lost(
    { manager }: UnitOfWork,
    profile: string,
    settled: readonly FeedzRecord[],
  ): Promise<void> {
    const needed: NeededRecord[] = settled.flatMap(({ state, heldFor }) =>
      state === 'held' ? heldFor : [],
    );
    await this.plan.lost(manager, profile, needed);
  }
}

/** An answer that comes late counts only if it says more than was known. */
function isNews({ state }: FeedzRecord, { kind }: RecordEnd): boolean {
  if (state === 'unknown') return kind !== 'unknown' && kind !== 'not-sent';
  return state === 'sending';
}
