import type { ProcessAnswer } from '@ponte/clients/feedz';
import {
  Performs,
  type Settlement,
  type TaskLimits,
  type TaskOutcome,
  type TaskPerformer,
  type TaskView,
  type UnitOfWork,
} from '@ponte/messaging';
import { Inject } from '@nestjs/common';
import { UnitOfWorkRunner } from '@ponte/messaging';
import { Profiles } from '../config/profiles';
import { FeedzClients } from './feedz-clients';
import { LotEnd } from './lot-end';
import { lotLimits, notActive } from './lot-limits';
import { LotPosting } from './lot-posting';
import { LotStore } from './lot.store';
import { POLL_PROCESS, type LotTask } from './task-kinds';

/** What a look at a process came to. */
export type Looked =
  | Exclude<ProcessAnswer, { ok: false } | { state: 'not-found' }>
  /** Feedz does not know the process (4998); `processId`: another one that holds the same records. */
  | { readonly ok: true; readonly state: 'not-found'; readonly processId?: string }
  | { readonly ok: true; readonly state: 'over' };

type PollTask = TaskView<LotTask>;

/** Looks once at the process of a lot. */
@Performs(POLL_PROCESS)
export class PollProcessTask implements TaskPerformer<LotTask, Looked> {
  readonly limits: TaskLimits;

  constructor(
    profiles: Profiles,
    private readonly clients: FeedzClients,
    private readonly posting: LotPosting,
    private readonly lots: LotStore,
    private readonly end: LotEnd,
    @Inject(UnitOfWorkRunner) private readonly units: UnitOfWorkRunner,
  ) {
    this.limits = lotLimits(profiles.active());
  }

  async perform({ payload }: PollTask, signal: AbortSignal): Promise<TaskOutcome<Looked>> {
    const client = this.clients.of(payload.profile);
    if (!client) return notActive(payload.profile);
    const lot = await this.units.run(({ manager }) => this.lots.find(manager, payload.lot));
    if (!lot?.processId || (lot.state !== 'sent' && lot.state !== 'unknown'))
      return { class: 'done', result: { ok: true, state: 'over' } };
    const answer = await client.process(lot.processId, { signal });
    if (!answer.ok) return answer;
    if (answer.state !== 'not-found') return { class: 'done', result: answer };
    const found = client.findsProcesses
      ? await this.posting.find(client, lot.id, signal)
      : { processIds: [] };
    if (found.processIds === undefined) return found;
    const [processId] = found.processIds;
    const result = { ok: true, state: 'not-found', ...(processId && { processId }) } as const;
    return { class: 'done', result };
  }

  settled(unit: UnitOfWork, { payload }: PollTask, settlement: Settlement<Looked>): Promise<void> {
    return this.end.looked(unit, payload, settlement);
  }
}
