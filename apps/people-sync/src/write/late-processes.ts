import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@ponte/messaging';
import { PonteLogger } from '@ponte/platform';
import type { FeedzConfig } from '../config/feedz.config';
import type { FeedzLot } from './feedz-lot';
import type { FeedzEntity } from './feedz-record';
import { FeedzRecordStore } from './feedz-record.store';
import { LotQueue } from './lot-queue';
import { LotStore } from './lot.store';
import { PlanStore } from './plan.store';
import { nextLateLook } from './rules/late-look.rules';
import type { LotOutcomes } from './rules/lot-outcomes.rules';

/**
 * Processes that were given up. They may end after all, and then Feedz puts what they hold over what it was sent since: an old
 * name over the new one, and a person without a leader. So they are looked at still, and what they overtook is sent again.
 */
@Injectable()
export class LateProcesses {
  private readonly log: PonteLogger;

  constructor(
    private readonly lots: LotStore,
    private readonly queue: LotQueue,
    private readonly records: FeedzRecordStore,
    private readonly plan: PlanStore,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'feedz' });
  }

  /** The next look at a lot that is unknown, if there is one. */
  async lookAgain(
    unit: UnitOfWork,
    lot: FeedzLot,
    { feedz, now }: { readonly feedz: FeedzConfig; readonly now: Date },
  ): Promise<void> {
    const afterMs = nextLateLook(feedz, now.getTime() - (lot.takenAt ?? now).getTime());
    if (afterMs === undefined || (lot.processId ?? null) === null) return;
    await this.lots.polled(unit.manager, lot.id);
    this.queue.poll(unit, lot, lot.polls + 1, new Date(now.getTime() + afterMs));
  }

  /** Whether records of the lot are on their way in another one: which of the two Feedz saw last is not known before that ends. */
  async isRaced({ manager }: UnitOfWork, lot: FeedzLot): Promise<boolean> {
    const keys = (await this.lots.items(manager, lot.id)).map(({ key }) => key);
    const entities: FeedzEntity[] = lot.entity === 'person' ? ['person', 'bind'] : [lot.entity];
    const locked = await this.records.lock(manager, lot.profile, entities, keys);
    return locked.some((record) => record.state === 'sending' && record.lot !== lot.id);
  }

  /** A lot that was given up has ended: what was sent since goes again, and the bindings of its persons. */
  async overtook({ manager }: UnitOfWork, lot: FeedzLot, end: LotOutcomes): Promise<void> {
    const items = await this.lots.items(manager, lot.id);
    const applied = items.flatMap(({ key }, place) => {
      const kind = end.outcomes[place]?.kind;
      return kind === 'accepted' || kind === 'unknown' ? [key] : [];
    });
    const again = await this.plan.sendAgain(manager, lot, applied);
    if (lot.entity === 'person') await this.plan.bindAgain(manager, lot.profile, applied);
    const facts = { run: lot.run, lot: lot.id, entity: lot.entity, items: lot.items, again };
    this.log.warn(facts, 'a process that was given up has ended; what it overtook is sent again');
  }
}
