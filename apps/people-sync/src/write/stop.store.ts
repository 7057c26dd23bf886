import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** That a run which writes is to stop, and who said so. */
export interface Stop {
  readonly reason: string;
  readonly actor?: string;
  readonly why?: string;
}

/** Marks on runs that write; changed only while the run is locked. */
@Injectable()
export class StopStore {
  async ask(manager: EntityManager, run: string, { reason, actor, why }: Stop): Promise<void> {
    await manager.query(
      `INSERT INTO people_stop (run, reason, actor, why) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [run, reason, actor ?? null, why ?? null],
    );
  }

  async of(manager: EntityManager, run: string): Promise<Stop | undefined> {
    const rows = await manager.query<
      { reason: string; actor: string | null; why: string | null }[]
    >(`SELECT reason, actor, why FROM people_stop WHERE run = $1`, [run]);
    const [row] = rows;
    return (
      row && {
        reason: row.reason,
        ...(row.actor !== null && { actor: row.actor }),
        ...(row.why !== null && { why: row.why }),
      }
    );
  }
}
