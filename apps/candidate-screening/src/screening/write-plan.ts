import { Injectable } from '@nestjs/common';
import type { Settlement, TaskKind, UnitOfWork } from '@ponte/messaging';
import { Clock } from '@ponte/platform';
import type { Write } from './rules/return.rules';
import { judgeRound, type SettledWrite } from './rules/round.rules';
import type { Screening } from './screening.entity';
import { saveScreening } from './screening.store';
import { SealedText } from './sealed-text';
import { type GupyWrite, REMOVE_TAG, WRITE_COMMENT, WRITE_TAG, writeKey } from './task-kinds';
import { closeScreening } from './tell/close-screening';
import { tellReturned } from './tell/tell-returned';

const KINDS: Readonly<Record<Write['kind'], TaskKind<GupyWrite>>> = {
  'remove-tag': REMOVE_TAG,
  tag: WRITE_TAG,
  comment: WRITE_COMMENT,
};

type WriteId = Pick<GupyWrite, 'screeningId' | 'round' | 'position'>;

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
    for (const [position, { kind, text, undoes = false }] of writes.entries()) {
      const sealed = this.texts.seal(screening, text);
      await unit.manager.query(
        `INSERT INTO screening_write (screening_id, round, position, kind, text_sealed, undoes) VALUES ($1, $2, $3, $4, $5, $6)`,
        [screening.id, screening.resultRound, position, kind, sealed, undoes],
      );
      const { id: screeningId, resultRound: round, source, jobId, applicationId } = screening;
      unit.enqueue(KINDS[kind], {
        // One lane per application: what one result writes never overtakes what an earlier one wrote.
        lane: `gupy/${source}/${applicationId}`,
        party: `gupy:${source}`,
        subject: screeningId,
        dedupeKey: writeKey({ screeningId, round, position }),
        payload: { screeningId, round, position, source, jobId, applicationId, text: sealed },
      });
    }
    if (writes.length === 0) tellReturned(unit, screening, [], now);
    await saveScreening(unit.manager, screening);
  }

  /** What a task of the plan came to. `screening` is locked; it is written here. */
  async settled(
    unit: UnitOfWork,
    screening: Screening,
    write: GupyWrite,
    settlement: Settlement<unknown>,
  ): Promise<void> {
    const reason = settlement.state === 'done' ? null : settlement.reason;
    await this.note(unit, screening, write, settlement.state, reason);
    await saveScreening(unit.manager, screening);
  }

  /** A removal that need not be made after all; its task has ended. Changes `screening` without writing it. */
  needless(unit: UnitOfWork, screening: Screening, write: WriteId): Promise<void> {
    return this.note(unit, screening, write, 'needless', null);
  }

  private async note(
    unit: UnitOfWork,
    screening: Screening,
    write: WriteId,
    state: SettledWrite['state'],
    reason: string | null,
  ): Promise<void> {
    const now = this.clock.now();
    // What has ended needs its text no more.
    const ended = state === 'done' || state === 'discarded' || state === 'needless';
    await unit.manager.query(
      `UPDATE screening_write SET state = $4, reason = $5, settled_at = $6,
         text_sealed = CASE WHEN $7 THEN NULL ELSE text_sealed END
       WHERE screening_id = $1 AND round = $2 AND position = $3`,
      [write.screeningId, write.round, write.position, state, reason, now, ended],
    );
    if (this.isPresent(screening, write)) await this.conclude(unit, screening, reason, now);
  }

  /** Of an earlier result only the row matters, and so while a newer one waits for a person: they decide the state. */
  private isPresent(screening: Screening, { round }: WriteId): boolean {
    const awaits = screening.state === 'concluded' || screening.state === 'parked';
    return awaits && screening.resultPlanned && round === screening.resultRound;
  }

  private async conclude(
    unit: UnitOfWork,
    screening: Screening,
    reason: string | null,
    now: Date,
  ): Promise<void> {
    const round: SettledWrite[] = await unit.manager.query(
      `SELECT kind, state FROM screening_write WHERE screening_id = $1 AND round = $2`,
      [screening.id, screening.resultRound],
    );
    switch (judgeRound(round)) {
      case 'returned':
        return tellReturned(unit, screening, round, now);
      case 'discarded':
        return closeScreening(unit, screening, 'discarded', now);
      case 'held':
        if (reason !== null) screening.become('parked', now, reason);
        return;
      case 'open':
        return;
    }
  }
}
