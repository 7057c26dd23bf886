import {
  Performs,
  type Reconciliation,
  type Settlement,
  type TaskLimits,
  type TaskOutcome,
  type TaskPerformer,
  type TaskView,
  type UnitOfWork,
} from '@ponte/messaging';
import { Profiles } from '../config/profiles';
import { FeedzClients } from './feedz-clients';
import { LotEnd } from './lot-end';
import { LotPosting, type Posted } from './lot-posting';
import { notActive, lotLimits } from './lot-limits';
import { StopWriting } from './stop-writing';
import { SEND_LOT, type LotTask } from './task-kinds';

type SendTask = TaskView<LotTask>;

/** Posts a lot to Feedz, once: where nobody knows whether it arrived, its process is looked for first. */
@Performs(SEND_LOT)
export class SendLotTask implements TaskPerformer<LotTask, Posted> {
  readonly limits: TaskLimits;

  constructor(
    profiles: Profiles,
    private readonly clients: FeedzClients,
    private readonly posting: LotPosting,
    private readonly end: LotEnd,
    private readonly stopping: StopWriting,
  ) {
    this.limits = lotLimits(profiles.active());
  }

  async perform({ payload }: SendTask, signal: AbortSignal): Promise<TaskOutcome<Posted>> {
    const client = this.clients.of(payload.profile);
    if (!client) return notActive(payload.profile);
    const posted = await this.posting.post(client, payload, signal);
    return posted.kind === undefined ? posted : { class: 'done', result: posted };
  }

  async reconcile({ payload }: SendTask, signal: AbortSignal): Promise<Reconciliation<Posted>> {
    const client = this.clients.of(payload.profile);
    if (!client) return notActive(payload.profile);
    if (!(await this.posting.mayBeSent(payload.lot))) return { found: 'absent' };
    if (!client.findsProcesses)
      return { found: 'unknown', reason: 'this Feedz has no list of processes to look into' };
    const found = await this.posting.find(client, payload.lot, signal);
    if (found.processIds === undefined) return found;
    const [processId] = found.processIds;
    if (processId === undefined) return { found: 'absent' };
    return { found: 'done', result: { kind: 'taken', processId } };
  }

  settled(unit: UnitOfWork, { payload }: SendTask, settlement: Settlement<Posted>): Promise<void> {
    return settlement.state === 'done' && settlement.result?.kind === 'limit'
      ? this.stopping.overLimit(unit, payload.run)
      : this.end.posted(unit, payload, settlement);
  }
}
