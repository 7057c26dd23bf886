import {
  Performs,
  type Settlement,
  type TaskOutcome,
  type TaskPerformer,
  type TaskView,
  type UnitOfWork,
} from '@ponte/messaging';
import { ForeignTags } from '../foreign-tags';
import { type GupyWrite, WRITE_TAG } from '../task-kinds';
import { WrittenTags } from '../written-tags';
import { GupyWriter } from './gupy-writer';

/** What is learnt by writing a tag. */
export interface TagWritten {
  /** It stood there before our first attempt (409): somebody else's. */
  readonly alreadyThere: boolean;
}

/** Puts a tag on an application; a tag that is already there is success. */
@Performs(WRITE_TAG)
export class WriteTagTask implements TaskPerformer<GupyWrite, TagWritten> {
  constructor(
    private readonly writer: GupyWriter,
    private readonly foreign: ForeignTags,
    private readonly written: WrittenTags,
  ) {}

  async perform(
    { payload, isFirstRun }: TaskView<GupyWrite>,
    signal: AbortSignal,
  ): Promise<TaskOutcome<TagWritten>> {
    const answer = await this.writer.call(payload, (gupy, tag) =>
      gupy.addTag(payload, tag, { signal }),
    );
    if (!answer.ok) return answer;
    // After an attempt that may have arrived, a 409 may well be the echo of our own write.
    return { class: 'done', result: { alreadyThere: answer.status === 409 && isFirstRun } };
  }

  settled(
    unit: UnitOfWork,
    { payload }: TaskView<GupyWrite>,
    settlement: Settlement<TagWritten>,
  ): Promise<void> {
    return this.writer.settled(unit, payload, settlement, async (screening, tags, tag) => {
      if (settlement.state === 'discarded') tags.discarded(screening, tag());
      // An operator who resolves a task gives no result with it.
      if (settlement.state !== 'done' || !settlement.result) return;
      if (settlement.result.alreadyThere) await this.foreign.found(unit, screening, payload);
      else await this.written.written(unit.manager, screening, tag());
    });
  }
}
