import { Injectable } from '@nestjs/common';
import type { Settlement, UnitOfWork } from '@ponte/messaging';
import { PonteLogger } from '@ponte/platform';
import { ProfileConfig } from '../config/profile.config';
import { FeedzConfig } from '../config/feedz.config';
import { Profiles } from '../config/profiles';
import type { PeopleRun } from '../run/people-run';
import { RunStore } from '../run/run.store';
import { databaseNow } from './database-now';
import type { FeedzLot } from './feedz-lot';
import { LateProcesses } from './late-processes';
import { LotContents } from './lot-contents';
import { LotQueue } from './lot-queue';
import { LotSettling } from './lot-settling';
import { LotStore, type LotMove } from './lot.store';
import type { Posted } from './lot-posting';
import type { Looked } from './poll-process.task';
import {
  endedOutcomes,
  lostOutcomes,
  refusedOutcomes,
  sameOutcome,
  type LotOutcomes,
} from './rules/lot-outcomes.rules';
import { withoutParts } from './rules/without-parts.rules';
import { nextPoll } from './rules/poll-delay.rules';
import { StopStore } from './stop.store';
import type { LotTask } from './task-kinds';
import { WriteProgress } from './write-progress';

/** A lot with its run, both locked. */
interface Held {
  readonly lot: FeedzLot;
  readonly run: PeopleRun;
  readonly profile: ProfileConfig;
  readonly now: Date;
}

/** What follows the call of a lot, and each look at its process. */
@Injectable()
export class LotEnd {
  private readonly log: PonteLogger;

  constructor(
    private readonly profiles: Profiles,
    private readonly runs: RunStore,
    private readonly lots: LotStore,
    private readonly contents: LotContents,
    private readonly queue: LotQueue,
    private readonly settling: LotSettling,
    private readonly late: LateProcesses,
    private readonly progress: WriteProgress,
    private readonly stops: StopStore,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'feedz' });
  }

  /** The task that posts a lot has ended. */
  async posted(unit: UnitOfWork, task: LotTask, settlement: Settlement<Posted>): Promise<void> {
    const held = await this.hold(unit, task);
    // What has ended stays as it is: an answer that comes later is that of a lot that was sent again.
    if (!held || (held.lot.state !== 'queued' && held.lot.state !== 'posting')) return;
    const { lot } = held;
    const { items } = lot;
    switch (settlement.state) {
      case 'done':
        if (settlement.result?.kind === 'taken') {
          const { processId } = settlement.result;
          await this.lots.move(unit.manager, lot, 'sent', { processId });
          return this.look(unit, { ...held, lot: { ...lot, takenAt: held.now } });
        }
        if (settlement.result?.kind === 'refused')
          return this.refused(unit, held, settlement.result);
        return this.ended(unit, held, sameOutcome(items, { kind: 'not-sent' }), {
          reason: 'it was no longer to be sent',
        });
      case 'unknown':
        return this.doubted(unit, held, 'no-answer', settlement.reason);
      case 'discarded':
        if (lot.state === 'posting')
          return this.doubted(unit, held, 'discarded', settlement.reason);
        return this.ended(unit, held, sameOutcome(items, { kind: 'not-sent' }), settlement);
      case 'parked': {
        const facts = { alert: 'feedz-lot-not-sent', run: lot.run, lot: lot.id, ...settlement };
        this.log.error(facts, 'a lot cannot be sent; its records wait for the next run');
        return this.ended(unit, held, sameOutcome(items, { kind: 'not-sent' }), settlement);
      }
    }
  }

  /** A look at the process of a lot has ended. */
  async looked(unit: UnitOfWork, task: LotTask, settlement: Settlement<Looked>): Promise<void> {
    const held = await this.hold(unit, task);
    if (!held || (held.lot.state !== 'sent' && held.lot.state !== 'unknown')) return;
    const { lot } = held;
    const result = settlement.state === 'done' ? settlement.result : undefined;
    if (lot.state === 'unknown') {
      if (result?.state === 'pending') return this.lookLate(unit, held);
      if (result?.state !== 'ended') return;
      if (await this.late.isRaced(unit, lot)) return this.lookLate(unit, held);
    }
    if (settlement.state !== 'done')
      return this.doubted(unit, held, 'process-not-read', settlement.reason);
    switch (result?.state) {
      case 'pending':
        return this.look(unit, held);
      case 'ended':
        if (result.failed && result.errors.length === 0)
          return this.refused(unit, held, result.failed);
        return this.ended(unit, held, await this.judged(unit, held, result));
      case 'not-found':
        if (result.processId === undefined)
          return this.ended(unit, held, lostOutcomes(lot.items, lot), { code: 4998 });
        await this.lots.follow(unit.manager, lot.id, result.processId);
        return this.look(unit, held);
      default:
        return this.doubted(unit, held, 'process-not-read', 'nobody looked');
    }
  }

  /** Nobody will say any more what became of the open lots of a run that is locked: they are unknown. */
  async giveUp(unit: UnitOfWork, run: PeopleRun, why: string): Promise<void> {
    const now = await databaseNow(unit.manager);
    for (const lot of await this.lots.underWay(unit.manager, run.id))
      await this.doubted(unit, { lot, run, now, profile: this.profileOf(run) }, 'no-answer', why);
  }

  private async judged(
    { manager }: UnitOfWork,
    { lot, profile }: Held,
    { errors }: Extract<Looked, { state: 'ended' }>,
  ): Promise<LotOutcomes> {
    const ids = await this.contents.ids(manager, lot);
    return endedOutcomes(ids, lot, errors, { retriesMs: profile.feedz.retriesMs, splits: 0 });
  }

  private async refused(
    unit: UnitOfWork,
    held: Held,
    said: { readonly code: number | undefined; readonly message: string; readonly status?: number },
  ): Promise<void> {
    const { lot, run, profile } = held;
    const splits = await this.lots.countSplit(unit.manager, run.id);
    const ids = await this.contents.ids(unit.manager, lot);
    const end = refusedOutcomes(ids, lot, said, { retriesMs: profile.feedz.retriesMs, splits });
    const facts = { run: run.id, lot: lot.id, entity: lot.entity, items: lot.items };
    this.log.warn(
      { ...facts, code: said.code, parts: end.parts.length },
      'a lot was refused as a whole',
    );
    const { code = null, status = null } = said;
    await this.ended(unit, held, end, { code, status });
  }

  private doubted(unit: UnitOfWork, held: Held, reason: string, why: string): Promise<void> {
    const { lot, run } = held;
    const facts = { alert: 'feedz-lot-unknown', run: run.id, lot: lot.id, items: lot.items, why };
    this.log.error(
      facts,
      'nobody knows what became of a lot; the next run sends its records again',
    );
    return this.ended(unit, held, sameOutcome(lot.items, { kind: 'unknown', reason }), {
      reason: why,
    });
  }

  private async ended(
    unit: UnitOfWork,
    held: Held,
    end: LotOutcomes,
    move: LotMove = {},
  ): Promise<void> {
    const { lot, run, profile, now } = held;
    const { reason, code, status } = move;
    const isLate = lot.state === 'unknown';
    // A run that is over, or shall be, makes no more lots: what would stand in them waits for the next run.
    const isStopped = (await this.stops.of(unit.manager, run.id)) !== undefined;
    const final = isLate
      ? withoutParts(end, 'unknown')
      : isStopped
        ? withoutParts(end, 'not-sent')
        : end;
    const items = await this.lots.items(unit.manager, lot.id);
    await this.settling.settle(unit, { lot, items, profile, now }, final);
    if (isLate) await this.late.overtook(unit, lot, final);
    await this.lots.move(unit.manager, lot, isLate ? 'done' : stateOf(final), {
      ...(reason !== undefined && { reason }),
      ...{ code: code ?? null, status: status ?? null },
    });
    if (!isLate) await this.progress.lotEnded(unit, run, profile);
  }

  /** Has the process looked at again, or gives it up. */
  private async look(unit: UnitOfWork, held: Held): Promise<void> {
    const { lot, profile, now, run } = held;
    const ageMs = now.getTime() - (lot.takenAt ?? now).getTime();
    const next = nextPoll(profile.feedz, lot.polls, ageMs);
    if ('giveUp' in next) {
      await this.doubted(unit, held, 'process-never-ended', 'given up');
      return this.lookLate(unit, held);
    }
    if (next.isLate) {
      const facts = { alert: 'feedz-process-late', run: run.id, lot: lot.id, ageMs };
      this.log.error(facts, 'a process of Feedz takes longer than it should');
    }
    await this.lots.polled(unit.manager, lot.id);
    this.queue.poll(unit, lot, lot.polls + 1, new Date(now.getTime() + next.afterMs));
  }

  private lookLate(unit: UnitOfWork, { lot, profile, now }: Held): Promise<void> {
    return this.late.lookAgain(unit, lot, { feedz: profile.feedz, now });
  }

  private async hold(unit: UnitOfWork, task: LotTask): Promise<Held | undefined> {
    const run = await this.runs.lock(unit.manager, task.run);
    const lot = await this.lots.lock(unit.manager, task.lot);
    if (!run || !lot) return undefined;
    return { run, lot, profile: this.profileOf(run), now: await databaseNow(unit.manager) };
  }

  /** What became of a lot is written down also for a profile that is configured no more; nothing is sent for it. */
  private profileOf({ profile, environment }: PeopleRun): ProfileConfig {
    const known = this.profiles.byId(profile);
    if (known) return known;
    const gone = { id: profile, environment, active: false, feedz: new FeedzConfig() };
    return Object.assign(new ProfileConfig(), gone);
  }
}

function stateOf({ outcomes, parts }: LotOutcomes): 'done' | 'split' | 'unknown' {
  if (parts.length > 0 && parts.every(({ why }) => why === 'split')) return 'split';
  return outcomes.every(({ kind }) => kind === 'unknown') ? 'unknown' : 'done';
}
