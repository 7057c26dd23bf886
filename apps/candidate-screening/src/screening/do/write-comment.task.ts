import {
  Performs,
  type Reconciliation,
  type Settlement,
  type TaskOutcome,
  type TaskPerformer,
  type TaskView,
  type UnitOfWork,
} from '@ponte/messaging';
import { commentReference, withReference } from '../rules/comment-reference';
import { SealedText } from '../sealed-text';
import { type GupyWrite, WRITE_COMMENT } from '../task-kinds';
import { WritePlan } from '../write-plan';
import { GupyAccounts } from './gupy-accounts';
import { toOutcome, unknownAccount } from './write-outcome';

/** Writes a comment into an application's timeline. Posting is not idempotent, so the timeline is read before a repeat. */
@Performs(WRITE_COMMENT)
export class WriteCommentTask implements TaskPerformer<GupyWrite> {
  constructor(
    private readonly accounts: GupyAccounts,
    private readonly texts: SealedText,
    private readonly writes: WritePlan,
  ) {}

  async perform({ payload }: TaskView<GupyWrite>, signal: AbortSignal): Promise<TaskOutcome> {
    const gupy = this.accounts.of(payload.source);
    if (!gupy) return unknownAccount(payload.source);
    const text = withReference(this.texts.open(payload, payload.text), commentReference(payload));
    return toOutcome(await gupy.addComment(payload, text, { signal }));
  }

  async reconcile({ payload }: TaskView<GupyWrite>, signal: AbortSignal): Promise<Reconciliation> {
    const gupy = this.accounts.of(payload.source);
    if (!gupy) return unknownAccount(payload.source);
    const answer = await gupy.listComments(payload, { signal });
    if (!answer.ok) return answer;
    const reference = commentReference(payload);
    return answer.body.some(({ text }) => text?.includes(reference))
      ? { found: 'done', result: undefined }
      : { found: 'absent' };
  }

  settled(
    unit: UnitOfWork,
    { payload }: TaskView<GupyWrite>,
    settlement: Settlement,
  ): Promise<void> {
    return this.writes.settled(unit, payload, settlement);
  }
}
