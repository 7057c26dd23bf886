import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LOT_SIZE } from '@ponte/clients/feedz';
import type { UnitOfWork } from '@ponte/messaging';
import type { ProfileConfig } from '../config/profile.config';
import type { PeopleRun } from '../run/people-run';
import type { NewLot } from './feedz-lot';
import type { FeedzEntity, FeedzRecord } from './feedz-record';
import { FeedzRecordStore } from './feedz-record.store';
import { LotStore } from './lot.store';
import { type Plannable, PlanStore } from './plan.store';
import { RecordSeals } from './record-seals';
import { needsMissing } from './rules/needs-missing.rules';
import { planLots } from './rules/plan-lots.rules';
import { mayGo } from './rules/record-states.rules';
import type { Turn } from './rules/waves.rules';
import { tellOutcomes } from './told-records';

/** Records of one transaction: ten full lots. */
const PAGE = 10 * LOT_SIZE;

/** How far a page of planning came. */
export interface Planned {
  readonly lots: number;
  /** The last key, if there may be more behind it. */
  readonly after?: string;
}

/** Deals the records whose turn it is out to lots, a page at a time; what needs something that is not there is held. */
@Injectable()
export class WavePlanning {
  constructor(
    private readonly plan: PlanStore,
    private readonly lots: LotStore,
    private readonly records: FeedzRecordStore,
    private readonly seals: RecordSeals,
  ) {}

  /**
   * @param mayWrite asked before the first lot of the page is made; if it says no, nothing is written
   * @returns undefined if it said no
   */
  async page(
    unit: UnitOfWork,
    { run, profile, turn, after, now }: PlanPage,
    mayWrite: () => Promise<boolean>,
  ): Promise<Planned | undefined> {
    const { entity } = turn;
    const limit = PAGE;
    const page = await this.plan.page(unit.manager, profile.id, entity, { after, limit });
    const ready = page.filter(({ missing }) => missing.length === 0);
    if (ready.length > 0 && !(await mayWrite())) return undefined;
    const held = page.filter(({ missing }) => missing.length > 0);
    await this.hold(unit, { run, profile, entity, now }, held);
    const lots = planLots(ready).map((records): NewLot => ({
      ...{ id: randomUUID(), run: run.id, profile: profile.id, ...turn },
      ...{ partOf: null, partWhy: null, attempt: 0, notBefore: null, records },
    }));
    await this.lots.insert(unit.manager, lots);
    const sent = lots.flatMap(({ id, records }) => records.map(({ key }) => ({ key, lot: id })));
    await this.plan.send(unit.manager, { profile: profile.id, run: run.id }, entity, sent);
    if (entity === 'person')
      await this.plan.bindAgain(
        unit.manager,
        profile.id,
        sent.map(({ key }) => key),
      );
    const last = page.length < PAGE ? undefined : page.at(-1)?.key;
    return { lots: lots.length, ...(last !== undefined && { after: last }) };
  }

  private async hold(
    unit: UnitOfWork,
    { run, profile, entity, now }: Omit<PlanPage, 'turn' | 'after'> & { entity: FeedzEntity },
    held: readonly Plannable[],
  ): Promise<void> {
    const missing = new Map(held.map((each) => [each.key, each.missing]));
    const records = await this.records.lock(
      unit.manager,
      profile.id,
      [entity],
      [...missing.keys()],
    );
    const changed = records.map((record): FeedzRecord => {
      if (!mayGo('hold', record.state, 'held'))
        throw new Error(`a record that is ${record.state} cannot be held`);
      const { text, ...verdict } = needsMissing(record, missing.get(record.key) ?? []);
      const message = this.seals.message(record, text);
      return { ...record, ...verdict, message, state: 'held', run: run.id };
    });
    await this.records.write(unit.manager, tellOutcomes(unit, profile.environment, changed, now));
  }
}

/** Which records are dealt out. */
export interface PlanPage {
  readonly run: PeopleRun;
  readonly profile: ProfileConfig;
  readonly turn: Turn;
  /** Behind this key; `''`: from the first. */
  readonly after: string;
  /** The database's time. */
  readonly now: Date;
}
