import { ServiceDesk, type TicketReceipt } from '@ponte/clients/service-desk';
import {
  Performs,
  type Settlement,
  type TaskOutcome,
  type TaskPerformer,
  type TaskView,
  type UnitOfWork,
} from '@ponte/messaging';
import { Sealer } from '@ponte/platform';
import { UPDATE_TICKET, type UpdateCall } from '../task-kinds';
import { DeskSettling } from './desk-settling';
import { deskRequest } from './desk-request';

/** Makes a ticket say what the hire is now, and tells the people at the desk what changed. */
@Performs(UPDATE_TICKET)
export class UpdateTicketTask implements TaskPerformer<UpdateCall, TicketReceipt> {
  constructor(
    private readonly desk: ServiceDesk,
    private readonly sealer: Sealer,
    private readonly settling: DeskSettling,
  ) {}

  async perform(
    { payload }: TaskView<UpdateCall>,
    signal: AbortSignal,
  ): Promise<TaskOutcome<TicketReceipt>> {
    const request = deskRequest(this.sealer, payload);
    if ('class' in request) return request;
    const { ticketId, changes, seq: version } = payload;
    const answer = await this.desk.update(ticketId, { request, changes, version }, { signal });
    return answer.ok ? { class: 'done', result: answer.body } : answer;
  }

  async settled(
    unit: UnitOfWork,
    { payload }: TaskView<UpdateCall>,
    settlement: Settlement<TicketReceipt>,
  ): Promise<void> {
    await this.settling.updated(unit, payload, settlement);
  }
}
