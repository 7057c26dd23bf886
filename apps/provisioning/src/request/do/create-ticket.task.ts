import { ServiceDesk, type TicketReceipt } from '@ponte/clients/service-desk';
import {
  Performs,
  type Reconciliation,
  type Settlement,
  type TaskOutcome,
  type TaskPerformer,
  type TaskView,
  type UnitOfWork,
} from '@ponte/messaging';
import { PonteLogger, Sealer } from '@ponte/platform';
import { CREATE_TICKET, type DeskCall } from '../task-kinds';
import { AttemptTimes } from './attempt-times';
import { DeskSettling } from './desk-settling';
import { deskRequest } from './desk-request';

/** Asks the desk for the equipment. A repeat is a second notebook: what may have arrived is searched for first. */
@Performs(CREATE_TICKET)
export class CreateTicketTask implements TaskPerformer<DeskCall, TicketReceipt> {
  private readonly attempts = new AttemptTimes();
  private readonly log: PonteLogger;

  constructor(
    private readonly desk: ServiceDesk,
    private readonly sealer: Sealer,
    private readonly settling: DeskSettling,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'create-ticket' });
  }

  async perform(
    { id, payload }: TaskView<DeskCall>,
    signal: AbortSignal,
  ): Promise<TaskOutcome<TicketReceipt>> {
    const request = deskRequest(this.sealer, payload);
    if ('class' in request) return request;
    try {
      const answer = await this.desk.create(request, { signal });
      return answer.ok ? { class: 'done', result: answer.body } : answer;
    } finally {
      this.attempts.ended(id);
    }
  }

  async reconcile(
    { id, payload }: TaskView<DeskCall>,
    signal: AbortSignal,
  ): Promise<Reconciliation<TicketReceipt>> {
    const answer = await this.desk.find(payload.reference, this.attempts.of(id), { signal });
    if (!answer.ok) return answer;
    const search = answer.body;
    if (search.found === 'none') return { found: 'absent' };
    if (search.found === 'one') {
      if (search.others.length > 0)
        this.log.warn(
          { request: payload.requestId, ticket: search.ticketId, others: search.others },
          'the desk has several tickets of one reference: the first is taken',
        );
      return { found: 'done', result: { ticketId: search.ticketId } };
    }
    const { reason, retryAfterMs } = search;
    // Looking again costs no attempt: until the desk's search has caught up it cannot tell.
    return retryAfterMs === undefined
      ? { found: 'unknown', reason }
      : { class: 'throttled', reason, retryAfterMs, local: true };
  }

  async settled(
    unit: UnitOfWork,
    task: TaskView<DeskCall>,
    settlement: Settlement<TicketReceipt>,
  ): Promise<void> {
    if (settlement.state !== 'unknown') this.attempts.forget(task.id);
    await this.settling.created(unit, task.payload, settlement);
  }
}
