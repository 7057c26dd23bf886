import { ServiceDesk, type TicketReceipt } from '@ponte/clients/service-desk';
import {
  Performs,
  type Reconciliation,
  type Settlement,
  type TaskFailure,
  type TaskOutcome,
  type TaskPerformer,
  type TaskView,
  type UnitOfWork,
} from '@ponte/messaging';
import { PonteLogger, Sealer } from '@ponte/platform';
import { CREATE_TICKET, type DeskCall } from '../task-kinds';
import { AttemptTimes } from './attempt-times';
import { AwaitedRequests } from './awaited-requests';
import { DeskSettling } from './desk-settling';
import { deskRequest } from './desk-request';

/** The task waits for the timer that drops what is not needed, which comes by every 5 s. No call was made. */
const NOT_AWAITED: TaskFailure = {
  class: 'transient',
  reason: 'its request does not await a ticket any more',
  retryAfterMs: 10_000,
  local: true,
};

/** Asks the desk for the equipment. A repeat is a second notebook: what may have arrived is searched for first. */
@Performs(CREATE_TICKET)
export class CreateTicketTask implements TaskPerformer<DeskCall, TicketReceipt> {
  private readonly attempts = new AttemptTimes();
  private readonly log: PonteLogger;

  constructor(
    private readonly desk: ServiceDesk,
    private readonly sealer: Sealer,
    private readonly settling: DeskSettling,
    private readonly needed: AwaitedRequests,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'create-ticket' });
  }

  async perform(
    { id, payload, isFirstRun }: TaskView<DeskCall>,
    signal: AbortSignal,
  ): Promise<TaskOutcome<TicketReceipt>> {
    // What may be there already, because the desk is asked again instead of searched, has to be found out all the same.
    const mayBeThere = !isFirstRun && this.desk.abilities.repeatCreate;
    if (!mayBeThere && !(await this.needed.isAwaited(payload))) return NOT_AWAITED;
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
    // Of this ticket alone: not "throttled", which would hold back every other creation of this process.
    return retryAfterMs === undefined
      ? { found: 'unknown', reason }
      : { class: 'transient', reason, retryAfterMs };
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
