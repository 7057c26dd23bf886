import { Injectable } from '@nestjs/common';
import {
  correlate,
  sentLines,
  type DatasulError,
  type DatasulPosted,
  type LineOutcome,
} from '@ponte/clients/datasul';
import type { TaskFailure } from '@ponte/messaging';
import type { HeldSlot } from './call-slots';
import { DatasulClients } from './datasul-clients';
import type { OpenBatch } from './open-batch';
import type { PreparedCall } from './prepare-call';
import { callEnd } from './rules/call-end.rules';
import {
  answeredEnd,
  doubtedEnd,
  refusedEnd,
  resentEnd,
  waitingEnd,
  type EntryEnd,
} from './rules/entry-ends.rules';
import type { SettledCall } from './settle-call';

/** A process that stood still for longer between commit and first byte does not send: others may have acted meanwhile. */
const STALE_MS = 5_000;
/** How often what is not known is sent again where the profile says that it does no harm. */
const MOST_RESENDS = 5;
/** How often an item is refused alone before it is to blame although everything else is refused too. */
const MOST_REFUSED_ALONE = 10;

/** A call that is over: what is to be written, and how its tasks go on. */
export interface EndedPost {
  readonly settled: SettledCall;
  /** For all tasks that have something left: nothing more is called now. */
  readonly stop?: TaskFailure;
  /** Entries whose tasks are tried again later. */
  readonly again?: { readonly ids: readonly string[]; readonly failure: TaskFailure };
  /** Entries that are posted again at once, in smaller calls. */
  readonly halved?: readonly string[];
}

type Ends = Pick<EndedPost, 'stop' | 'again' | 'halved'> &
  Pick<SettledCall, 'ends' | 'outcome' | 'readable'> & {
    readonly leftover?: SettledCall['leftover'];
  };

/** Makes one call into Datasul, and says what it brought. */
@Injectable()
export class PostCall {
  constructor(private readonly clients: DatasulClients) {}

  /**
   * Never rejects for what Datasul or the network do.
   * @param slot in which it is made: not if others may have it by now
   */
  async make(
    call: PreparedCall,
    batch: OpenBatch,
    slot: Pick<HeldSlot, 'covers'>,
    signal: AbortSignal,
  ): Promise<EndedPost> {
    const started = performance.now();
    const mayStart = (): boolean => call.prepared.ms < STALE_MS && slot.covers();
    if (!mayStart()) return stoodStill(call);
    const posted = await this.clients
      .of(call.profile.id)
      .postResults(call.items, { signal, mayStart });
    const durationMs = performance.now() - started;
    const { stop, again, halved, leftover = [], ...ends } = endsOf(call, posted, batch);
    const throttledMs = posted.kind === 'throttled' ? stop?.retryAfterMs : undefined;
    const settled = { call, posted, durationMs, leftover, throttledMs, ...ends };
    return { settled, stop, again, halved };
  }
}

function endsOf(call: PreparedCall, posted: DatasulPosted, batch: OpenBatch): Ends {
  const ids = call.entries.map(({ id }) => id);
  const { datasul } = call.profile;
  const end = callEnd(posted, datasul);
  const { outcome } = end;
  switch (end.do) {
    case 'correlate':
      return correlated(call, posted, batch);
    case 'wait':
      return {
        outcome,
        readable: undefined,
        ends: ids.map((id) => waitingEnd(id)),
        stop: end.failure,
      };
    case 'halve': {
      const count = call.items.length;
      if (count === 1) return refusedAlone(call, end.error, batch);
      const half = Math.ceil(count / 2);
      return { outcome, readable: true, ends: ids.map((id) => waitingEnd(id, half)), halved: ids };
    }
    case 'doubt': {
      const resent = datasul.resendSafe
        ? ids.filter((id) => batch.attempt(id) <= MOST_RESENDS)
        : [];
      const isResent = new Set(resent);
      const ends = ids.map((id) => (isResent.has(id) ? resentEnd(id) : doubtedEnd(id, end.code)));
      const reason = 'no readable reply; this profile may send again';
      const again = { ids: resent, failure: { class: 'transient', reason } as const };
      return { outcome, readable: false, ends, again };
    }
  }
}

/** The last part of a call that was refused whole is to blame, unless everything is refused alike. */
function refusedAlone(call: PreparedCall, error: DatasulError, batch: OpenBatch): Ends {
  const ids = call.entries.map(({ id }) => id);
  const outcome = 'refused-call';
  const said = `${error.code ?? ''} ${error.message}`;
  const mayBlameNone = call.partOf !== null && call.refusedAlone < MOST_REFUSED_ALONE;
  const blamed = mayBlameNone ? batch.blame.of(said, batch.hasOthers(ids)) : 'item';
  if (blamed === 'item')
    return { outcome, readable: true, ends: ids.map((id) => refusedEnd(id, error.message)) };
  const ends = ids.map((id) => waitingEnd(id, 1));
  if (blamed === 'undecided') {
    batch.setAside(ids);
    return { outcome, readable: true, ends, halved: ids };
  }
  const reason = 'Datasul refuses every call alike, whatever it holds: it is not about an item';
  const stop = { class: 'unavailable', scope: 'party', local: false, status: 400, reason } as const;
  return { outcome: 'unprocessed', readable: undefined, ends, stop };
}

function correlated(call: PreparedCall, posted: DatasulPosted, batch: OpenBatch): Ends {
  const entries = posted.kind === 'answered' ? posted.entries : [];
  const { outcomes, leftover } = correlate(sentLines(call.items), entries);
  const missing: LineOutcome = { state: 'unknown', reason: 'no-entry' };
  const ends: EntryEnd[] = call.entries.map(({ id }, index) =>
    answeredEnd(id, outcomes[index] ?? missing),
  );
  // A reply in which nothing sent is found again is no better than none: the next one must not cost another fifty.
  const readable = outcomes.some(({ state }) => state !== 'unknown');
  if (readable) batch.blame.answered();
  return { outcome: 'answered', readable, ends, leftover };
}

/** Datasul has nothing to do with it. */
function stoodStill(call: PreparedCall): EndedPost {
  const ends = call.entries.map(({ id }) => waitingEnd(id));
  const settled = { call, durationMs: 0, leftover: [], ends, outcome: 'not-sent' } as const;
  const reason = 'the process stood still before the call, which was not made';
  return {
    settled: { ...settled, readable: undefined },
    stop: { class: 'throttled', reason, local: true },
  };
}
