import type { OrderReceipt } from '@ponte/clients/validation-platform';
import {
  Performs,
  type Reconciliation,
  type Settlement,
  type TaskOutcome,
  type TaskPerformer,
  type TaskView,
  type UnitOfWork,
} from '@ponte/messaging';
import { Clock, SealError, Sealer } from '@ponte/platform';
import { AWAITING_STATES } from '../rules/transitions.rules';
import { lockScreening, saveScreening } from '../screening.store';
import { REQUEST_ORDER, type RequestOrder } from '../task-kinds';
import { closeScreening } from '../tell/close-screening';
import { confirmOrder } from '../tell/confirm-order';
import { openCandidate } from './candidate';
import { ValidationPlatforms } from './validation-platforms';

const HELD = { parked: 'order refused', unknown: 'order unknown' } as const;

/** Asks the validation platform for the examination of one candidate. */
@Performs(REQUEST_ORDER)
export class RequestOrderTask implements TaskPerformer<RequestOrder, OrderReceipt> {
  constructor(
    private readonly platforms: ValidationPlatforms,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
  ) {}

  async perform(
    { payload }: TaskView<RequestOrder>,
    signal: AbortSignal,
  ): Promise<TaskOutcome<OrderReceipt>> {
    const platform = this.platforms.of(payload.provider);
    if (!platform) return notConfigured(payload.provider);
    if (payload.candidate === undefined)
      return { class: 'permanent', reason: 'the event carried no candidate: nobody to invite' };
    let candidate;
    try {
      candidate = openCandidate(this.sealer, payload.candidate, payload);
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      return { class: 'permanent', reason: `the candidate cannot be opened: ${error.message}` };
    }
    const { screeningId: externalId, screening, step, job } = payload;
    const order = {
      externalId,
      screening,
      step: {
        ...(step.id === null ? {} : { id: step.id }),
        ...(step.name === null ? {} : { name: step.name }),
      },
      job: { id: job.id, ...(job.name === null ? {} : { name: job.name }) },
      candidate: { ...candidate },
    };
    const answer = await platform.requestOrder(order, { signal });
    return answer.ok ? { class: 'done', result: answer.body } : answer;
  }

  /** By the provider's `repeat`: repeating is harmless, or the order can be found, or nobody can tell. */
  async reconcile(
    { payload }: TaskView<RequestOrder>,
    signal: AbortSignal,
  ): Promise<Reconciliation<OrderReceipt>> {
    const platform = this.platforms.of(payload.provider);
    if (!platform) return notConfigured(payload.provider);
    if (platform.repeat === 'idempotent') return { found: 'absent' };
    if (platform.repeat === 'unknown') {
      return {
        found: 'unknown',
        reason: `it is not known whether ${payload.provider} took the order: look there, then resolve`,
      };
    }
    const answer = await platform.findOrder(payload.screeningId, { signal });
    if (!answer.ok) return answer;
    const search = answer.body;
    if (search.found === 'none') return { found: 'absent' };
    if (search.found === 'unsure') return { found: 'unknown', reason: search.reason };
    // An order that is there without an id of its own is still ours: externalId is what ties it to the screening.
    return { found: 'done', result: { orderId: search.order.orderId ?? '' } };
  }

  async settled(
    unit: UnitOfWork,
    { payload }: TaskView<RequestOrder>,
    settlement: Settlement<OrderReceipt>,
  ): Promise<void> {
    const screening = await lockScreening(unit.manager, payload.screeningId);
    if (!screening) return;
    const now = this.clock.now();
    const awaited = screening.orderedAt === null && AWAITING_STATES.includes(screening.state);
    switch (settlement.state) {
      case 'done':
        screening.orderOpen = false;
        confirmOrder(unit, screening, settlement.result?.orderId || null, now);
        break;
      case 'discarded':
        screening.orderOpen = false;
        if (awaited) closeScreening(unit, screening, 'discarded', now);
        break;
      case 'parked':
      case 'unknown':
        if (awaited)
          screening.become('parked', now, `${HELD[settlement.state]}: ${settlement.reason}`);
        break;
    }
    await saveScreening(unit.manager, screening);
  }
}

function notConfigured(provider: string) {
  return {
    class: 'permanent',
    reason: `the provider "${provider}" is no longer configured: put it back, then retry`,
  } as const;
}
