import { ServiceDesk, type TicketReading } from '@ponte/clients/service-desk';
import {
  Performs,
  type Settlement,
  type TaskOutcome,
  type TaskPerformer,
  type TaskView,
  type UnitOfWork,
} from '@ponte/messaging';
import { Clock } from '@ponte/platform';
import { READ_TICKET, type ReadCall } from '../task-kinds';
import { DeskSettling } from './desk-settling';

/** A ticket as it was read, and when the question was asked: what the desk tells by webhook after that is newer. */
export interface ReadTicket {
  readonly askedAt: string;
  readonly reading: TicketReading;
}

/** Asks the desk how far a ticket has come. */
@Performs(READ_TICKET)
export class ReadTicketTask implements TaskPerformer<ReadCall, ReadTicket> {
  constructor(
    private readonly desk: ServiceDesk,
    private readonly settling: DeskSettling,
    private readonly clock: Clock,
  ) {}

  async perform(
    { payload }: TaskView<ReadCall>,
    signal: AbortSignal,
  ): Promise<TaskOutcome<ReadTicket>> {
    const askedAt = this.clock.now().toISOString();
    const answer = await this.desk.read(payload.ticketId, { signal });
    return answer.ok ? { class: 'done', result: { askedAt, reading: answer.body } } : answer;
  }

  async settled(
    unit: UnitOfWork,
    { payload }: TaskView<ReadCall>,
    settlement: Settlement<ReadTicket>,
  ): Promise<void> {
    await this.settling.read(unit, payload, settlement);
  }
}
