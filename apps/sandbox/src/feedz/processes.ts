import type { Settings } from '../core/settings';
import type { SimulatorParts } from '../core/simulator';
import { applyLot, idOf } from './apply-lot';
import type { Base } from './base';
import type { Counts } from './counts';
import { messageOf } from './feedz.codes';
import type { FeedzEntity, FeedzProcess } from './feedz.model';
import type { FeedzSettings } from './feedz.settings';
import { RecordReader } from './record-reader';
import type { Met, TroubleBook } from './trouble-book';

/** Kept; the oldest that have ended are forgotten beyond it. */
export const MOST_PROCESSES = 20_000;

/** How often a process was asked for. */
interface Kept {
  readonly process: FeedzProcess;
  readonly createdMs: number;
  asked: number;
  readonly end: () => void;
  readonly cancel: () => void;
}

/** Lots that were taken: each is written when its process ends. */
export class Processes {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly base: Base,
    private readonly troubles: TroubleBook,
    private readonly counts: Counts,
    private readonly settings: Settings<FeedzSettings>,
    private readonly parts: SimulatorParts,
  ) {}

  /** Takes a lot. `tooMany`: all of it will be ignored. */
  begin(entity: FeedzEntity, records: readonly unknown[], tooMany: boolean): FeedzProcess {
    const { timers, random } = this.parts;
    const { value } = this.settings;
    const ids = records.map((record) => idOf(entity, new RecordReader(record, value.names)) ?? '');
    const met = this.troubles.take(entity, records, ids);
    const process: FeedzProcess = {
      processId: random.uuid(),
      entity,
      createdAt: this.now(),
      integrationIds: ids,
      state: 'pending',
      endedAt: null,
      errors: [],
      accepted: 0,
      lost: met.lost,
    };
    const end = once(() => this.end(process, records, met, tooMany));
    const jitter = value.processJitterMs > 0 ? random.next() * value.processJitterMs : 0;
    const ms = value.processMs + value.processMsPerItem * records.length + jitter;
    const cancel = met.stuck ? () => undefined : timers.after(ms, end);
    this.counts.began(entity, records.length);
    this.keep({ process, createdMs: timers.now(), asked: 0, end, cancel });
    return process;
  }

  /** What a caller sees; `undefined` if there is no such process, or it was lost. */
  ask(id: string): { readonly process: FeedzProcess; readonly status: string } | undefined {
    const kept = this.kept.get(id);
    if (!kept || kept.process.lost) return undefined;
    kept.asked += 1;
    const { process, asked } = kept;
    const open = process.state === 'pending' || asked <= this.settings.value.pendingAnswers;
    if (!open) return { process, status: process.state };
    return { process, status: asked === 1 ? 'pending' : 'processing' };
  }

  /** Those of an entity since an instant, oldest first, that a search shows by now. */
  search(entity: string | null, sinceMs: number): FeedzProcess[] {
    const until = this.parts.timers.now() - this.settings.value.searchLagMs;
    return [...this.kept.values()].flatMap(({ process, createdMs }) =>
      !process.lost &&
      (entity === null || process.entity === entity) &&
      createdMs >= sinceMs &&
      createdMs <= until
        ? [process]
        : [],
    );
  }

  list(): FeedzProcess[] {
    return [...this.kept.values()].map(({ process }) => process);
  }

  /** Ends a process now, also one that is stuck. */
  endNow(id: string): FeedzProcess | undefined {
    const kept = this.kept.get(id);
    kept?.cancel();
    kept?.end();
    return kept?.process;
  }

  /** From now on 4998, whether or not it is written. */
  lose(id: string): FeedzProcess | undefined {
    const process = this.kept.get(id)?.process;
    if (process) process.lost = true;
    return process;
  }

  clear(): void {
    for (const { process, cancel } of this.kept.values()) {
      cancel();
      if (process.state === 'pending') this.counts.ended();
    }
    this.kept.clear();
  }

  private end(
    process: FeedzProcess,
    records: readonly unknown[],
    met: Met,
    tooMany: boolean,
  ): void {
    const { entity } = process;
    const fails = tooMany ? { code: 5001, message: messageOf(5001) } : met.fails;
    this.counts.ended();
    process.endedAt = this.now();
    process.state = fails ? 'failed' : 'finished';
    if (fails) {
      process.errors = [fails];
      this.counts.failed(entity, fails.code);
      return;
    }
    if (met.lost && !met.takes) return;
    const extra = (index: number) => met.items.get(index);
    const at = process.endedAt;
    const applied = applyLot(entity, records, this.base, this.settings.value, at, extra);
    process.errors = applied.errors;
    process.accepted = applied.accepted;
    const codes = applied.errors.map(({ code }) => code);
    this.counts.applied(entity, records.length, applied.accepted, codes);
  }

  private keep(kept: Kept): void {
    this.kept.set(kept.process.processId, kept);
    if (this.kept.size <= MOST_PROCESSES) return;
    for (const [id, { process }] of this.kept) {
      if (process.state === 'pending') continue;
      this.kept.delete(id);
      return;
    }
  }

  private now(): string {
    return new Date(this.parts.timers.now()).toISOString();
  }
}

function once(run: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    run();
  };
}
