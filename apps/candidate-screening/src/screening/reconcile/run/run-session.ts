import { tentatively, type UnitOfWork, type UnitOfWorkRunner } from '@ponte/messaging';
import type { EntityManager } from 'typeorm';
import type { ScreeningRule } from '../../../config/screening.config';
import { plus, type RunCounts } from '../rules/run-counts';
import { type Run, type RunCursor, saveRun } from '../store/run.store';

/** One step of a run: what it does, and how far the run is with it, in one transaction. */
export interface RunStep {
  /** Changes of screenings, and what they count; taken back in a dry run. */
  readonly effects?: (unit: UnitOfWork) => Promise<Partial<RunCounts>>;
  /** What the run itself remembers; kept in a dry run too. */
  readonly notes?: (manager: EntityManager) => Promise<Partial<RunCounts> | void>;
  readonly counts?: Partial<RunCounts>;
  readonly cursor?: Partial<RunCursor>;
}

/** Collisions with what is heard at the same moment (serialisation, dead-lock, lock time-out, a screening that appeared). */
const PASSING = ['40001', '40P01', '55P03', '23505'];
const TRIES = 5;

/** A run in the hands of this process. */
export class RunSession {
  counts: RunCounts;
  /** Jobs whose steps may not be read by this account: their whole lists are read instead. */
  readonly stepsRefused = new Set<string>();
  private cursor: RunCursor;
  private readonly activeBefore: number;
  private readonly startedAt = performance.now();
  private uncounted: Partial<RunCounts> = {};

  constructor(
    readonly run: Run,
    readonly rule: ScreeningRule,
    readonly signal: AbortSignal,
    private readonly units: UnitOfWorkRunner,
    private readonly onStep: (session: RunSession) => Promise<void>,
  ) {
    this.counts = run.counts;
    this.activeBefore = run.activeMs;
    const { phase, account, page, afterOrder } = run;
    this.cursor = { phase, account, page, afterOrder };
  }

  get at(): RunCursor {
    return this.cursor;
  }

  /** How long the run has been at work in all. */
  get activeMs(): number {
    return this.activeBefore + (performance.now() - this.startedAt);
  }

  /** A call of Gupy was made; counted with the next step. */
  called(): void {
    this.uncounted = { calls: (this.uncounted.calls ?? 0) + 1 };
  }

  /** Commits a step; afterwards the run goes on behind it, whatever happens. @throws RunLost */
  async commit(step: RunStep): Promise<void> {
    const cursor = { ...this.cursor, ...step.cursor };
    const before = plus(plus(this.counts, this.uncounted), step.counts ?? {});
    this.counts = await this.repeated(() => this.write(step, cursor, before));
    this.uncounted = {};
    this.cursor = cursor;
    await this.onStep(this);
  }

  private write(step: RunStep, cursor: RunCursor, before: RunCounts): Promise<RunCounts> {
    const { effects, notes } = step;
    return this.units.run(async (unit) => {
      const done = !effects
        ? {}
        : this.run.dryRun
          ? await tentatively(unit, effects, () => false)
          : await effects(unit);
      const noted = (await notes?.(unit.manager)) ?? {};
      const counts = plus(plus(before, done), noted);
      await saveRun(unit.manager, this.run, cursor, counts, this.activeMs);
      return counts;
    });
  }

  private async repeated<R>(work: () => Promise<R>): Promise<R> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        const { code } = error as { code?: unknown };
        if (attempt === TRIES || !PASSING.includes(String(code))) throw error;
      }
    }
  }
}
