import { Injectable } from '@nestjs/common';
import { OpenTasks, type UnitOfWork } from '@ponte/messaging';
import { OwnTags } from './own-tags';
import type { Screening } from './screening.entity';
import { SealedText } from './sealed-text';
import { type GupyWrite, REMOVE_TAG, writeKey } from './task-kinds';
import { WritePlan } from './write-plan';
import { WrittenTags } from './written-tags';

const REMOVALS = `
  SELECT round, position, text_sealed AS text FROM screening_write
  WHERE screening_id = $1 AND round > $2 AND kind = 'remove-tag' AND undoes AND state = 'open' ORDER BY round`;

/** Tags that stood there before our first attempt: somebody else's, unless another screening of ours wrote or holds them. */
@Injectable()
export class ForeignTags {
  constructor(
    private readonly tags: OwnTags,
    private readonly written: WrittenTags,
    private readonly texts: SealedText,
    private readonly tasks: OpenTasks,
    private readonly writes: WritePlan,
  ) {}

  /**
   * A write found its tag there. A correction that was planned before this was known wants to take the tag away: that
   * removal stands behind the write in its lane, cannot have begun, and is dropped. `screening` is locked; it is not
   * written here.
   */
  async found(unit: UnitOfWork, screening: Screening, write: GupyWrite): Promise<void> {
    const tag = this.texts.open(write, write.text);
    // The other one may have been corrected since, and left the tag to this one.
    if (await this.written.has(unit.manager, screening, tag)) return;
    if (await this.tags.heldByAnother(unit.manager, screening, tag)) return;
    this.tags.foreign(screening, tag);
    const removals: { round: number; position: number; text: string }[] = await unit.manager.query(
      REMOVALS,
      [write.screeningId, write.round],
    );
    // The next removal undoes this write; later ones undo later writes, which find the tag there themselves.
    const removal = removals.find(({ text }) => this.texts.open(write, text) === tag);
    if (!removal) return;
    const undoing = { screeningId: write.screeningId, ...removal };
    const key = writeKey(undoing);
    // Against the usual order (tasks, then states): only an operator at this very task could make it a deadlock, which the
    // database ends and the settling survives.
    const task = (await this.tasks.lock(unit.manager, REMOVE_TAG, [key])).get(key);
    if (task && (await this.tasks.end(unit, task, 'discarded', "the tag is somebody else's")))
      await this.writes.needless(unit, screening, undoing);
  }
}
