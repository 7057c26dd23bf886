import { Injectable } from '@nestjs/common';

/**
 * The order in which a service leaves: no new work is taken before earlier work is finished, and what publishes or
 * stores goes last.
 */
export const DRAIN_PHASES = ['unready', 'public-http', 'subscribers', 'tasks', 'timers', 'relay', 'publisher', 'database', 'management'] as const;
export type DrainPhase = (typeof DRAIN_PHASES)[number];

type Step = { readonly name: string; readonly run: (signal: AbortSignal) => Promise<void> | void };

/** Where parts of a service register what they must finish on SIGTERM. Run once by `bootstrap`, phase by phase. */
@Injectable()
export class Drain {
  private readonly steps = new Map<DrainPhase, Step[]>();

  /** `run` should settle soon after its signal aborts (the phase's share of `SHUTDOWN_TIMEOUT_MS` is over). */
  add(phase: DrainPhase, name: string, run: Step['run']): void {
    this.steps.set(phase, [...(this.steps.get(phase) ?? []), { name, run }]);
  }

  /** Runs every phase in order; a failing step is reported through `onError` and does not stop the others. */
  async run(signal: AbortSignal, onError: (step: string, error: unknown) => void): Promise<void> {
    for (const phase of DRAIN_PHASES) {
      await Promise.all(
        (this.steps.get(phase) ?? []).map(async (step) => {
          try {
            await step.run(signal);
          } catch (error) {
            onError(`${phase}/${step.name}`, error);
          }
        }),
      );
    }
  }
}
