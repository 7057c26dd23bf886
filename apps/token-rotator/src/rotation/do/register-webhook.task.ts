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
import { PonteLogger } from '@ponte/platform';
import { DataSource } from 'typeorm';
import type { CallVerdict } from '../call-verdict';
import { vendorIdsOfOthers } from '../rotation.store';
import { matching } from '../rules/match.rules';
import { TakeOutcome } from '../take-outcome';
import { REGISTER_WEBHOOK, type PutToken } from '../task-kinds';
import { WebhookCalls, type Prepared } from './webhook-calls';

/**
 * Registers a webhook once. Before each POST, and after one whose answer was lost, Gupy's list is searched by action and
 * postbackUrl: what is found there, and is no other declared webhook's, is taken for ours and updated instead.
 */
@Performs(REGISTER_WEBHOOK)
export class RegisterWebhookTask implements TaskPerformer<PutToken, CallVerdict> {
  private readonly log: PonteLogger;

  constructor(
    private readonly calls: WebhookCalls,
    private readonly outcomes: TakeOutcome,
    private readonly database: DataSource,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'register' });
  }

  async perform(
    { payload }: TaskView<PutToken>,
    signal: AbortSignal,
  ): Promise<TaskOutcome<CallVerdict>> {
    const prepared = await this.calls.prepare(payload);
    if (!prepared.ok) return prepared.failed;
    const found = await this.find(payload, prepared, signal);
    if (typeof found === 'string') return done({ as: 'found', vendorId: found });
    if (found) return judged(found);
    const { client, draft, declaration } = prepared;
    const answer = await client.webhooks.create(draft, { signal });
    if (answer.ok) return done({ as: 'taken', vendorId: answer.body.id, declaration });
    return answer.class === 'ambiguous' ? answer : judged(answer);
  }

  async reconcile(
    { payload }: TaskView<PutToken>,
    signal: AbortSignal,
  ): Promise<Reconciliation<CallVerdict>> {
    const prepared = await this.calls.prepare(payload);
    if (!prepared.ok) return { found: 'absent' };
    const found = await this.find(payload, prepared, signal);
    if (typeof found === 'string')
      return { found: 'done', result: { as: 'found', vendorId: found } };
    return found ?? { found: 'absent' };
  }

  settled(
    unit: UnitOfWork,
    { payload }: TaskView<PutToken>,
    settlement: Settlement<CallVerdict>,
  ): Promise<void> {
    return this.outcomes.ended(unit, payload, this.calls.verdictOf(settlement));
  }

  /** Its id in Gupy, `undefined` if it is surely not there, or why that cannot be told. */
  private async find(
    { hook }: PutToken,
    { account, draft }: Prepared & { ok: true },
    signal: AbortSignal,
  ): Promise<string | TaskFailure | undefined> {
    const listed = await this.calls.accounts.list(account, signal);
    if (!listed.ok) return listed;
    const taken = await vendorIdsOfOthers(this.database.manager, { id: hook, account });
    const free = listed.webhooks.filter(({ id }) => !taken.has(id));
    const [first, ...others] = matching(free, draft);
    if (others.length > 0)
      this.log.warn(
        { webhook: hook, account, kept: first?.id, duplicates: others.map(({ id }) => id) },
        'the webhook is registered more than once; the others are left alone',
      );
    return first?.id;
  }
}

/** The budget and a refused credential are waited for by the task itself; nothing was sent otherwise. */
function judged(failure: TaskFailure): TaskOutcome<CallVerdict> {
  if (failure.class === 'throttled' || failure.class === 'unavailable') return failure;
  const { reason, retryAfterMs } = failure;
  return done({ as: 'failed', maybe: false, reason, retryAfterMs });
}

function done(result: CallVerdict): TaskOutcome<CallVerdict> {
  return { class: 'done', result };
}
