import { Injectable } from '@nestjs/common';
import { UnitOfWorkRunner, type UnitOfWork } from '@ponte/messaging';
import { Periodic, PonteLogger, SealError } from '@ponte/platform';
import type { EntityManager } from 'typeorm';
import { lockApplication } from '../application.store';
import type { EquipmentRequest } from '../equipment-request.entity';
import { RequestStore, saveRequest } from '../request.store';
import { TakeHire } from '../take-hire';

/** Only a run that failed is followed by another: it goes on behind what was judged already. */
const AGAIN_MS = 5_000;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Requests that need attention are judged once more after every start, because another configuration needs a start, and
 * HR need not save the hire again.
 */
@Injectable()
export class AttentionTimer {
  private readonly log: PonteLogger;
  private after: string | null = FIRST;

  constructor(
    periodic: Periodic,
    units: UnitOfWorkRunner,
    private readonly requests: RequestStore,
    private readonly hires: TakeHire,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'attention' });
    periodic.every('judge what needs attention', AGAIN_MS, async (signal) => {
      while (this.after !== null && !signal.aborted) {
        const { after } = this;
        this.after = await units.run((unit) => this.judgeNext(unit, after));
      }
    });
  }

  /**
   * Judges one request again; what came of it is its state. `undefined` if there is none, or its candidate cannot be opened.
   */
  async judge(unit: UnitOfWork, id: string): Promise<EquipmentRequest | undefined> {
    const [known]: Known[] = await unit.manager.query(
      `SELECT source, application_id::float8 AS "applicationId" FROM equipment_request WHERE id = $1`,
      [id],
    );
    if (!known) return undefined;
    const move = await lockApplication(unit.manager, known);
    const [locked] = await this.requests.lock(unit.manager, [id]);
    if (locked?.request.state !== 'needs-attention') return locked?.request;
    try {
      await this.hires.judge(unit, locked.request, move, locked.task);
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      this.log.warn(
        { request: id, err: error },
        'the candidate cannot be opened: the request waits',
      );
      return undefined;
    }
    await saveRequest(unit.manager, locked.request);
    return locked.request;
  }

  /** Ids of the requests that need attention after an id, in their order. */
  async next(manager: EntityManager, after: string, limit: number): Promise<string[]> {
    const rows: { id: string }[] = await manager.query(
      `SELECT id FROM equipment_request WHERE state = 'needs-attention' AND id > $1 ORDER BY id LIMIT $2`,
      [after, limit],
    );
    return rows.map(({ id }) => id);
  }

  private async judgeNext(unit: UnitOfWork, after: string): Promise<string | null> {
    const [next] = await this.next(unit.manager, after, 1);
    if (next !== undefined) await this.judge(unit, next);
    return next ?? null;
  }
}

type Known = Pick<EquipmentRequest, 'source' | 'applicationId'>;
