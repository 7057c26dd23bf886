import {
  Performs,
  type Settlement,
  type TaskOutcome,
  type TaskPerformer,
  type TaskView,
  type UnitOfWork,
} from '@ponte/messaging';
import { type GupyWrite, REMOVE_TAG } from '../task-kinds';
import { WrittenTags } from '../written-tags';
import { GupyWriter } from './gupy-writer';

/** Takes a tag away; a tag that is not there is success. */
@Performs(REMOVE_TAG)
export class RemoveTagTask implements TaskPerformer<GupyWrite> {
  constructor(
    private readonly writer: GupyWriter,
    private readonly written: WrittenTags,
  ) {}

  async perform({ payload }: TaskView<GupyWrite>, signal: AbortSignal): Promise<TaskOutcome> {
    const answer = await this.writer.call(payload, (gupy, tag) =>
      gupy.removeTag(payload, tag, { signal }),
    );
    return answer.ok ? { class: 'done', result: undefined } : answer;
  }

  settled(
    unit: UnitOfWork,
    { payload }: TaskView<GupyWrite>,
    settlement: Settlement,
  ): Promise<void> {
    return this.writer.settled(unit, payload, settlement, async (screening, _tags, tag) => {
      if (settlement.state === 'done') await this.written.removed(unit.manager, screening, tag());
    });
  }
}
