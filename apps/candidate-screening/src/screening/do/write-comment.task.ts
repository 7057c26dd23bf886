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
import { type GupyWrite, WRITE_COMMENT } from '../task-kinds';
import { GupyWriter } from './gupy-writer';

/** Writes a comment into an application's timeline. Posting is not idempotent, so the timeline is read before a repeat. */
@Performs(WRITE_COMMENT)
export class WriteCommentTask implements TaskPerformer<GupyWrite> {
  constructor(private readonly writer: GupyWriter) {}

  async perform({ payload }: TaskView<GupyWrite>, signal: AbortSignal): Promise<TaskOutcome> {
    const answer = await this.writer.call(payload, (gupy, text) =>
      gupy.addComment(payload, withReference(text, commentReference(payload)), { signal }),
    );
    return answer.ok ? { class: 'done', result: undefined } : answer;
  }

  async reconcile({ payload }: TaskView<GupyWrite>, signal: AbortSignal): Promise<Reconciliation> {
    const answer = await this.writer.call(payload, (gupy) =>
      gupy.listComments(payload, { signal }),
    );
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
    return this.writer.settled(unit, payload, settlement);
  }
}
