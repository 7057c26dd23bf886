import { Inject, Injectable } from '@nestjs/common';
import { type FeedzClient, Lot } from '@ponte/clients/feedz';
import { UnitOfWorkRunner, type TaskFailure } from '@ponte/messaging';
import type { EntityManager } from 'typeorm';
import type { FeedzLot } from './feedz-lot';
import { LotContents, type LotRecord } from './lot-contents';
import { LotStore } from './lot.store';

/** What came of a lot's call, where it came to something. */
export type Posted =
  | { readonly kind: 'taken'; readonly processId: string }
  | {
      readonly kind: 'refused';
      readonly code: number | undefined;
      readonly message: string;
      readonly status: number;
    }
  /** The lot is no longer to be sent. */
  | { readonly kind: 'over' };

/** Posts one lot: what may have reached Feedz is marked before, and unmarked where it surely did not. */
@Injectable()
export class LotPosting {
  constructor(
    @Inject(UnitOfWorkRunner) private readonly units: UnitOfWorkRunner,
    private readonly lots: LotStore,
    private readonly contents: LotContents,
  ) {}

  async post(
    client: FeedzClient,
    id: string,
    signal: AbortSignal,
  ): Promise<Posted | (TaskFailure & { readonly kind?: undefined })> {
    const begun = await this.begin(id);
    if (!begun) return { kind: 'over' };
    const { lot, records } = begun;
    const answer = await client.sendLot(lot.entity, lotOf(records), { signal });
    if (answer.ok) return answer;
    // Surely not taken: it can be cancelled again. `permanent` ends the task, and with it the lot.
    if (answer.class !== 'ambiguous' && answer.class !== 'permanent') await this.takeBack(id);
    return answer;
  }

  /** Whether a call of this lot may have been made. */
  async mayBeSent(id: string): Promise<boolean> {
    const lot = await this.units.run(({ manager }) => this.lots.find(manager, id));
    return lot?.state === 'posting';
  }

  /** Processes of Feedz that hold exactly the records of a lot and are none of another lot's; the newest first. */
  async find(
    client: FeedzClient,
    id: string,
    signal: AbortSignal,
  ): Promise<
    { readonly processIds: readonly string[] } | (TaskFailure & { processIds?: undefined })
  > {
    const found = await this.units.run(async ({ manager }) => {
      const lot = await this.lots.find(manager, id);
      return lot && { lot, records: await this.contents.of(manager, lot) };
    });
    if (!found?.lot.postedAt || found.records.length === 0) return { processIds: [] };
    const { lot, records } = found;
    const since = new Date((lot.postedAt as Date).getTime() - CLOCKS_DIFFER_MS);
    const answer = await client.findProcess(lot.entity, lotOf(records), since, { signal });
    if (!answer.ok) return answer;
    return { processIds: await this.others(lot, answer.processIds) };
  }

  private begin(id: string): Promise<{ lot: FeedzLot; records: LotRecord[] } | undefined> {
    return this.units.run(async ({ manager }) => {
      const lot = await this.lots.lock(manager, id);
      if (!lot || (lot.state !== 'queued' && lot.state !== 'posting')) return undefined;
      const records = await this.contents.of(manager, lot);
      if (records.length === 0) return undefined;
      if (lot.state === 'queued') await this.lots.move(manager, lot, 'posting');
      return { lot, records };
    });
  }

  private async takeBack(id: string): Promise<void> {
    await this.units.run(async ({ manager }) => {
      const lot = await this.lots.lock(manager, id);
      if (lot?.state === 'posting') await this.lots.move(manager, lot, 'queued');
    });
  }

  private others(lot: FeedzLot, found: readonly string[]): Promise<string[]> {
    return this.units.run(async ({ manager }) => notOfOthers(manager, lot, found));
  }
}

/** Feedz's clock may be behind ours by so much. */
const CLOCKS_DIFFER_MS = 120_000;

function lotOf(records: readonly LotRecord[]): Lot<LotRecord['record']> {
  return Lot.of(records.map(({ record }) => record));
}

async function notOfOthers(
  manager: EntityManager,
  { id, profile, processId }: FeedzLot,
  found: readonly string[],
): Promise<string[]> {
  const rows = await manager.query<{ processId: string }[]>(
    `SELECT process_id AS "processId" FROM feedz_lot WHERE profile = $1 AND id <> $2 AND process_id = ANY ($3::text[])`,
    [profile, id, found],
  );
  const taken = new Set(rows.map((row) => row.processId));
  return found.filter((each) => !taken.has(each) && each !== processId);
}
