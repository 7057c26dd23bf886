import type { CallFailure } from '@ponte/clients/http';
import {
  Performs,
  type Settlement,
  type TaskOutcome,
  type TaskPerformer,
  type TaskView,
  type UnitOfWork,
} from '@ponte/messaging';
import type { CallVerdict } from '../call-verdict';
import { TakeOutcome } from '../take-outcome';
import { PUT_WEBHOOK, type PutToken } from '../task-kinds';
import { WebhookCalls } from './webhook-calls';

/**
 * Puts a token into a registered webhook: a full update, so that what was changed by hand is mended too. After a 5xx or a
 * time-out nobody knows whether Gupy took it: the state machine asks again, or hears it from a delivery.
 */
@Performs(PUT_WEBHOOK)
export class PutWebhookTask implements TaskPerformer<PutToken, CallVerdict> {
  constructor(
    private readonly calls: WebhookCalls,
    private readonly outcomes: TakeOutcome,
  ) {}

  async perform(
    { payload }: TaskView<PutToken>,
    signal: AbortSignal,
  ): Promise<TaskOutcome<CallVerdict>> {
    const prepared = await this.calls.prepare(payload);
    if (!prepared.ok) return prepared.failed;
    const { client, draft, declaration } = prepared;
    const vendorId = payload.vendorId ?? '';
    const answer = await client.webhooks.update(vendorId, draft, { signal });
    if (answer.ok) return { class: 'done', result: { as: 'taken', vendorId, declaration } };
    return judged(answer);
  }

  settled(
    unit: UnitOfWork,
    { payload }: TaskView<PutToken>,
    settlement: Settlement<CallVerdict>,
  ): Promise<void> {
    return this.outcomes.ended(unit, payload, this.calls.verdictOf(settlement));
  }
}

function judged(failure: CallFailure): TaskOutcome<CallVerdict> {
  // The budget and a refused credential are waited for by the task itself.
  if (failure.class === 'throttled' || failure.class === 'unavailable') return failure;
  if (failure.status === 404) return { class: 'done', result: { as: 'missing' } };
  const { reason, retryAfterMs } = failure;
  const maybe = failure.class !== 'permanent' && failure.fault !== 'unreachable';
  return { class: 'done', result: { as: 'failed', maybe, reason, retryAfterMs } };
}
