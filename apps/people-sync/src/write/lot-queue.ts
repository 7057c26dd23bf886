import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@ponte/messaging';
import type { ProfileConfig } from '../config/profile.config';
import type { PeopleRun } from '../run/people-run';
import type { FeedzLot } from './feedz-lot';
import { LotStore } from './lot.store';
import { POLL_PROCESS, SEND_LOT, type LotTask } from './task-kinds';

/** Gives lots their tasks: so many of a profile at once as it allows, whatever the number of processes. */
@Injectable()
export class LotQueue {
  constructor(private readonly lots: LotStore) {}

  /**
   * Queues what waits of a run that is locked, as far as there is room.
   * @returns how many of its lots have not ended
   */
  async fill(unit: UnitOfWork, run: PeopleRun, { feedz }: ProfileConfig): Promise<number> {
    const { busy, open } = await this.lots.open(unit.manager, run.id);
    const room = feedz.lotsAtOnce - busy;
    if (room <= 0 || open === busy) return open;
    for (const lot of await this.lots.waiting(unit.manager, run.id, room)) {
      await this.lots.move(unit.manager, lot, 'queued');
      unit.enqueue(SEND_LOT, {
        ...draftOf(lot),
        ...(lot.notBefore && { notBefore: lot.notBefore }),
        dedupeKey: lot.id,
      });
    }
    return open;
  }

  /** The next look at a lot's process. */
  poll(unit: UnitOfWork, lot: FeedzLot, n: number, notBefore: Date): void {
    const draft = draftOf(lot);
    const dedupeKey = `${lot.id}/${n}`;
    unit.enqueue(POLL_PROCESS, {
      ...draft,
      payload: { ...draft.payload, n },
      notBefore,
      dedupeKey,
    });
  }
}

/** The subject leads with the run: whoever settles several tasks at once takes the runs' locks in this order. */
function draftOf({ id, run, profile }: FeedzLot): {
  lane: string;
  party: string;
  subject: string;
  payload: LotTask;
} {
  return {
    lane: `feedz/${profile}/${id}`,
    party: `feedz:${profile}`,
    subject: `${run}/${id}`,
    payload: { run, profile, lot: id },
  };
}
