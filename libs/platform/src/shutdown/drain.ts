import { Injectable } from '@nestjs/common';
import { DRAIN_PHASES, type DrainPhase } from './drain-phases';

export { DRAIN_PHASES, type DrainPhase } from './drain-phases';

/** Of the whole time-out, what each later phase keeps for itself: a stuck subscriber must not cost the publisher. */
const RESERVE = 0.05;

type Step = {
  readonly name: string;
  readonly run: (signal: AbortSignal) => Promise<void> | void;
};

export interface DrainResult {
  /** Steps that had not settled when their time was over, as `phase/name`. */
  readonly left: readonly string[];
  /** Steps that failed. */
  readonly failed: readonly string[];
}

/** Where parts of a service register what they must finish on SIGTERM. Run once by `bootstrap`, phase by phase. */
@Injectable()
export class Drain {
  private readonly steps = new Map<DrainPhase, Step[]>();
  private running: Promise<DrainResult> | undefined;

  /** `run` should settle soon after its signal aborts (the phase's share of `SHUTDOWN_TIMEOUT_MS` is over). */
  add(phase: DrainPhase, name: string, run: Step['run']): void {
    this.steps.set(phase, [...(this.steps.get(phase) ?? []), { name, run }]);
  }

  /**
   * Runs every phase in order, within `timeoutMs` altogether. A failing step is reported and does not stop the others; a
   * step that does not settle is left behind. Called again, returns the same run.
   */
  run(
    timeoutMs: number,
    onError: (step: string, error: unknown) => void = () => undefined,
  ): Promise<DrainResult> {
    this.running ??= this.runPhases(timeoutMs, onError);
    return this.running;
  }

  private async runPhases(
    timeoutMs: number,
    onError: (step: string, error: unknown) => void,
  ): Promise<DrainResult> {
    const started = performance.now();
    const left: string[] = [];
    const failed: string[] = [];
    for (const [index, phase] of DRAIN_PHASES.entries()) {
      const later = DRAIN_PHASES.slice(index + 1).filter((name) => this.steps.has(name)).length;
      const until = timeoutMs * (1 - RESERVE * later);
      const remaining = Math.max(until - (performance.now() - started), timeoutMs * RESERVE);
      const report = (name: string, error: unknown): void => {
        failed.push(name);
        onError(name, error);
      };
      left.push(...(await this.runPhase(phase, remaining, timeoutMs * RESERVE, report)));
    }
    return { left, failed };
  }

  /** Steps of one phase side by side; the names of those that were left behind. */
  private async runPhase(
    phase: DrainPhase,
    limitMs: number,
    graceMs: number,
    report: (name: string, error: unknown) => void,
  ): Promise<readonly string[]> {
    const steps = this.steps.get(phase) ?? [];
    if (!steps.length) return [];
    const open = new Set(steps.map(({ name }) => `${phase}/${name}`));
    const controller = new AbortController();
    const abort = setTimeout(() => controller.abort(), Math.max(limitMs - graceMs, 0));
    let over: NodeJS.Timeout | undefined;
    const timeUp = new Promise<void>((resolve) => (over = setTimeout(resolve, limitMs)));
    const work = steps.map(async ({ name, run }) => {
      try {
        await run(controller.signal);
      } catch (error) {
        report(`${phase}/${name}`, error);
      } finally {
        open.delete(`${phase}/${name}`);
      }
    });
    await Promise.race([Promise.all(work), timeUp]);
    clearTimeout(abort);
    clearTimeout(over);
    return [...open];
  }
}
