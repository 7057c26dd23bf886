import { ServiceDesk } from '@ponte/clients/service-desk';
import {
  Performs,
  type Settlement,
  type TaskOutcome,
  type TaskPerformer,
  type TaskView,
  type UnitOfWork,
} from '@ponte/messaging';
import { CLOSE_TICKET, type CloseCall } from '../task-kinds';
import { DeskSettling } from './desk-settling';

/** Cancels a ticket that is not needed any more. One that had ended before is fine as it is. */
@Performs(CLOSE_TICKET)
export class CloseTicketTask implements TaskPerformer<CloseCall> {
  constructor(
    private readonly desk: ServiceDesk,
    private readonly settling: DeskSettling,
  ) {}

  async perform({ payload }: TaskView<CloseCall>, signal: AbortSignal): Promise<TaskOutcome> {
    const answer = await this.desk.cancel(payload.ticketId, payload.why, { signal });
    if (!answer.ok) return answer;
    return answer.body.state === 'impossible'
      ? { class: 'permanent', reason: answer.body.reason }
      : { class: 'done', result: undefined };
  }

  async settled(
    unit: UnitOfWork,
    { payload }: TaskView<CloseCall>,
    settlement: Settlement,
  ): Promise<void> {
    await this.settling.closed(unit, payload, settlement);
  }
}
