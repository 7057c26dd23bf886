import { Inject, Injectable } from '@nestjs/common';
import { type FeedzClient, Lot } from '@ponte/clients/feedz';
import { UnitOfWorkRunner, type TaskFailure } from '@ponte/messaging';
import type { EntityManager } from 'typeorm';
import { RunStore } from '../run/run.store';
import { DayLimit } from './day-limit';
import type { FeedzLot } from './feedz-lot';
import { LotContents, type LotRecord } from './lot-contents';
import { LotStore } from './lot.store';
import { StopStore } from './stop.store';
import { StopWriting } from './stop-writing';
import type { LotTask } from './task-kinds';

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
  | { readonly kind: 'over' }
  /** It would be the first of a run that may not send any more today. */
  | { readonly kind: 'limit' };

/** Posts one lot: what may have reached Feedz is marked before, and unmarked where it surely did not. */
@Injectable()
export class LotPosting {
  constructor(
    @Inject(UnitOfWorkRunner) private readonly units: UnitOfWorkRunner,
    private readonly runs: RunStore,
    private readonly lots: LotStore,
    private readonly contents: LotContents,
    private readonly limit: DayLimit,
    private readonly stops: StopStore,
    private readonly stopping: StopWriting,
  ) {}

  async post(
    client: FeedzClient,
    task: Pick<LotTask, 'run' | 'lot'>,
    signal: AbortSignal,
  ): Promise<Posted | (TaskFailure & { readonly kind?: undefined })> {
    const begun = await this.begin(task);
    if ('kind' in begun) return begun;
    const { lot, records } = begun;
    const answer = await client.sendLot(lot.entity, lotOf(records), { signal });
    if (answer.ok) return answer;
    // Surely not taken: it can be cancelled again, and does not count.
    if (answer.class !== 'ambiguous') await this.takeBack(task);
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

  private begin({ run: runId, lot: id }: Pick<LotTask, 'run' | 'lot'>): Promise<Begun> {
    return this.units.run(async ({ manager }): Promise<Begun> => {
      // First the run, then the lot, as everybody does.
      const run = await this.runs.lock(manager, runId);
      const lot = await this.lots.lock(manager, id);
      if (!run || !lot || (lot.state !== 'queued' && lot.state !== 'posting'))
        return { kind: 'over' };
      const records = await this.contents.of(manager, lot);
      if (records.length === 0) return { kind: 'over' };
      // It surely did not arrive: otherwise it would have been found.
      if (lot.state === 'posting')
        return (await this.stops.of(manager, run.id)) ? { kind: 'over' } : { lot, records };
      if (!(await this.limit.allows(manager, run))) return { kind: 'limit' };
      await this.lots.move(manager, lot, 'posting');
      if (run.writeBeganAt === null) await this.limit.note(manager, run.id);
      return { lot, records };
    });
  }

  private async takeBack({ run: runId, lot: id }: Pick<LotTask, 'run' | 'lot'>): Promise<void> {
    await this.units.run(async (unit) => {
      const { manager } = unit;
      const run = await this.runs.lock(manager, runId);
      const lot = await this.lots.lock(manager, id);
      if (!run || lot?.state !== 'posting') return;
      await this.lots.move(manager, lot, 'queued');
      await this.limit.note(manager, runId);
      // Said while the call was under way: nobody else would call this lot off.
      const stop = await this.stops.of(manager, runId);
      if (stop && run.state === 'writing') await this.stopping.stop(unit, run, stop);
    });
  }

  private others(lot: FeedzLot, found: readonly string[]): Promise<string[]> {
    return this.units.run(async ({ manager }) => notOfOthers(manager, lot, found));
  }
}

/** A lot that is about to be posted, or why it is not. */
type Begun =
  | { readonly lot: FeedzLot; readonly records: LotRecord[] }
  | Extract<Posted, { kind: 'over' | 'limit' }>;

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
