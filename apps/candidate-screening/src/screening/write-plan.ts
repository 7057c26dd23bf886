import { Injectable } from '@nestjs/common';
import { screeningReturned } from '@ponte/contracts';
import type { Settlement, TaskKind, UnitOfWork } from '@ponte/messaging';
import { Clock } from '@ponte/platform';
import type { Write } from './rules/return.rules';
import type { Screening } from './screening.entity';
import { lockScreening, saveScreening } from './screening.store';
import { SealedText } from './sealed-text';
import { type GupyWrite, REMOVE_TAG, WRITE_COMMENT, WRITE_TAG } from './task-kinds';
import { asOf, screeningFacts } from './tell/screening-facts';

const KINDS: Readonly<Record<Write['kind'], TaskKind<GupyWrite>>> = {
  'remove-tag': REMOVE_TAG,
  tag: WRITE_TAG,
  comment: WRITE_COMMENT,
};

/** The writes of one result into Gupy: started together, settled one by one, told as returned when all are done. */
@Injectable()
export class WritePlan {
  constructor(
    private readonly texts: SealedText,
    private readonly clock: Clock,
  ) {}

  /** Writes `screening` too, which is locked and has just been concluded. */
  async start(
    unit: UnitOfWork,
    screening: Screening,
    writes: readonly Write[],
    now: Date,
  ): Promise<void> {
    for (const [position, { kind, text }] of writes.entries()) {
      const sealed = this.texts.seal(screening, text);
      await unit.manager.query(
        `INSERT INTO screening_write (screening_id, round, position, kind, text_sealed) VALUES ($1, $2, $3, $4, $5)`,
        [screening.id, screening.resultRound, position, kind, sealed],
      );
      const { id: screeningId, resultRound: round, source, jobId, applicationId } = screening;
      unit.enqueue(KINDS[kind], {
        // One lane per application: what one result writes never overtakes what an earlier one wrote.
        lane: `gupy/${source}/${applicationId}`,
        party: `gupy:${source}`,
        subject: screeningId,
        dedupeKey: `${screeningId}/${round}/${position}`,
        payload: { screeningId, round, position, source, jobId, applicationId, text: sealed },
      });
    }
    if (writes.length === 0) this.tellReturned(unit, screening, [], now);
    await saveScreening(unit.manager, screening);
  }

  /** What a task of the plan came to. */
  async settled(unit: UnitOfWork, write: GupyWrite, settlement: Settlement): Promise<void> {
    const now = this.clock.now();
    const screening = await lockScreening(unit.manager, write.screeningId);
    if (!screening) return;
    const reason = settlement.state === 'done' ? null : settlement.reason;
    await unit.manager.query(
      `UPDATE screening_write SET state = $4, reason = $5, settled_at = $6 WHERE screening_id = $1 AND round = $2 AND position = $3`,
      [write.screeningId, write.round, write.position, settlement.state, reason, now],
    );
    // Of an earlier result only the row matters: the present one decides the state.
    if (
      write.round !== screening.resultRound ||
      (screening.state !== 'concluded' && screening.state !== 'parked')
    )
      return;
    const round: { kind: Write['kind']; state: string }[] = await unit.manager.query(
      `SELECT kind, state FROM screening_write WHERE screening_id = $1 AND round = $2`,
      [screening.id, screening.resultRound],
    );
    if (reason !== null) screening.become('parked', now, reason);
    else if (round.every(({ state }) => state === 'done'))
      this.tellReturned(unit, screening, round, now);
    await saveScreening(unit.manager, screening);
  }

  private tellReturned(
    unit: UnitOfWork,
    screening: Screening,
    writes: readonly { kind: Write['kind'] }[],
    now: Date,
  ): void {
    const count = (kind: Write['kind']) => writes.filter((write) => write.kind === kind).length;
    screening.become('returned', now);
    unit.tell(
      screeningReturned,
      {
        ...screeningFacts(screening),
        outcome: screening.outcome ?? '',
        tag: count('tag') > 0 ? 'written' : 'none',
        comment: count('comment') > 0,
        removedTags: count('remove-tag'),
        returnedAt: now.toISOString(),
      },
      asOf(screening, now),
    );
  }
}
