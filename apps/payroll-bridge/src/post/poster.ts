import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isDatabaseOutage, type TaskFailure, type TaskOutcome } from '@ponte/messaging';
import { Clock, PonteLogger } from '@ponte/platform';
import type { ProfileConfig } from '../config/profile.config';
import { AheadOfTurn, type NextCall } from './ahead-of-turn';
import { CallReport } from './call-report';
import { CallSlots, type HeldSlot } from './call-slots';
import type { OpenBatch } from './open-batch';
import { PostCall, type EndedPost } from './post-call';
import { CallPreparation, type PreparedCall } from './prepare-call';
import { closedForMs } from './rules/window.rules';
import { CallSettlement } from './settle-call';
import { TakeBack } from './take-back';
import { untilWritten } from './until-written';

/** How long a batch has for all its calls. */
export interface Budget {
  /** For a slot, in milliseconds. */
  readonly turnMs: number;
  /** On the process's own clock: no call begins that might not have ended by then. */
  readonly until: number;
}

/** How long at most a process does not look whether another one found Datasul answering again. */
const LOOK_AGAIN_MS = 5_000;

const busy = (reason: string, retryAfterMs = 1_000): TaskFailure => ({
  class: 'throttled',
  reason,
  retryAfterMs,
  local: true,
});

const careful = (ms: number): TaskFailure =>
  busy('the profile is careful after what Datasul answered', Math.min(ms, LOOK_AGAIN_MS));

const closed = ({ datasul }: ProfileConfig, ms: number): TaskFailure =>
  busy(`no call is made outside ${datasul.window}`, ms);

/**
 * Posts what a batch of tasks wants, call by call: slot, transaction before, call, transaction after. A call whose entries
 * are committed as `sending` is settled by this process however long that takes.
 */
@Injectable()
export class Poster {
  private readonly log: PonteLogger;

  constructor(
    private readonly slots: CallSlots,
    private readonly preparation: CallPreparation,
    private readonly aheadOfTurn: AheadOfTurn,
    private readonly calls: PostCall,
    private readonly settlement: CallSettlement,
    private readonly takeBack: TakeBack,
    private readonly report: CallReport,
    private readonly clock: Clock,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'datasul' });
  }

  /** One outcome for each task of the batch. */
  async post(
    profile: ProfileConfig,
    batch: OpenBatch,
    budget: Budget,
    signal: AbortSignal,
  ): Promise<readonly TaskOutcome[]> {
    for (;;) {
      const stop = await this.step(profile, batch, budget, signal);
      if (stop) return batch.outcomes(stop);
      if (batch.isEmpty) return batch.outcomes(busy('nothing is left'));
    }
  }

  /** One call; what it returns ends the batch. */
  private async step(
    profile: ProfileConfig,
    batch: OpenBatch,
    { turnMs, until }: Budget,
    signal: AbortSignal,
  ): Promise<TaskFailure | undefined> {
    const { window, timeoutMs } = profile.datasul;
    const closedMs = closedForMs(window, this.clock.now());
    if (closedMs > 0) return closed(profile, closedMs);
    const leftMs = until - performance.now() - timeoutMs;
    if (leftMs <= 0) return busy('the time of the batch is over, the rest follows in the next one');
    let slot: HeldSlot | undefined;
    let taking: Promise<HeldSlot | undefined> = Promise.resolve(undefined);
    try {
      const ahead = await this.preparation.readAhead(profile, batch);
      if (typeof ahead === 'number') return careful(ahead);
      taking = this.slots.take(profile, Math.min(turnMs, leftMs));
      // It may reject while the call is still being prepared, before anybody awaits it.
      taking.catch(() => undefined);
      const next = { profile, batch, id: randomUUID(), ahead };
      const early = await this.prepareAhead(next, taking, signal);
      slot = await taking;
      if (!slot || ((this.slots.isLeaving || signal.aborted) && !early))
        return busy('all calls that the profile allows at once are being made');
      const call = early ?? (await this.prepare(next));
      if (!call || 'class' in call) return call;
      const ended = await this.calls.make(call, batch, slot, signal);
      this.aheadOfTurn.learn(profile.id, ended.settled.durationMs);
      if (ended.stop || ended.settled.readable === false) this.slots.dismiss(profile.id);
      // Who comes next must see how careful the profile is by now; after a good answer nobody has to wait for that.
      if (ended.settled.readable) await slot.release();
      return await this.settle(batch, ended);
    } catch (error) {
      if (!isDatabaseOutage(error)) throw error;
      this.log.warn({ err: error, profile: profile.id }, 'the ledger is away, no call is made');
      return busy('the ledger is away', 2_000);
    } finally {
      if (slot) await slot.release();
      // Something failed before its turn came; whatever comes of that is nobody's any more.
      else void taking.then((late) => late?.release()).catch(() => undefined);
    }
  }

  /** A call that is committed and has its slot; none: it is to be prepared when its turn has come. */
  private async prepareAhead(
    next: NextCall,
    taking: Promise<HeldSlot | undefined>,
    signal: AbortSignal,
  ): Promise<PreparedCall | undefined> {
    const prepared = await this.committed(next, () =>
      this.aheadOfTurn.prepare(next, taking, signal),
    );
    return prepared?.type === 'call' ? prepared.call : undefined;
  }

  /** A call that is committed, or why there is none; nothing at all: nothing is left to call for. */
  private async prepare(next: NextCall): Promise<PreparedCall | TaskFailure | undefined> {
    const { profile, batch, id, ahead } = next;
    const prepared = await this.committed(next, () =>
      this.preparation.next(profile, batch, id, ahead),
    );
    if (prepared.type === 'call') return prepared.call;
    if (prepared.type === 'nothing') return undefined;
    if (prepared.type === 'closed') return closed(profile, prepared.ms);
    return careful(prepared.ms);
  }

  private async committed<R>({ id, batch }: NextCall, prepare: () => Promise<R>): Promise<R> {
    const ids = batch.ids();
    try {
      return await prepare();
    } catch (error) {
      // The commit may have taken place although its answer was lost: nothing was sent, so nothing may stay `sending`.
      await untilWritten(this.log, () => this.takeBack.unsent(id, ids));
      throw error;
    }
  }

  private async settle(batch: OpenBatch, ended: EndedPost): Promise<TaskFailure | undefined> {
    const { settled, stop, again, halved = [] } = ended;
    const change = await untilWritten(this.log, () => this.settlement.settle(settled));
    this.report.of(settled, change);
    if (again) batch.fail(again.ids, again.failure);
    // What waits for the next probe stays open, and so do the halves of a call that was refused.
    if (stop) {
      this.slots.dismiss(settled.call.profile.id);
      return stop;
    }
    const open = new Set(halved);
    batch.close(settled.ends.flatMap(({ id }) => (open.has(id) ? [] : [id])));
    return undefined;
  }
}
