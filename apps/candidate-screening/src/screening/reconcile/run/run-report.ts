import { Injectable } from '@nestjs/common';
import { CommandAnswers, type UnitOfWork } from '@ponte/messaging';
import { PonteLogger } from '@ponte/platform';
import { progressOf, progressText, summaryText } from '../rules/run-words';
import type { WaitingRun } from '../store/run-list.store';
import type { Run } from '../store/run.store';
import type { RunSession } from './run-session';

/** Progress lines of a log are this far apart; those of a command, which somebody watches, come more often. */
const LOG_MS = 15_000;
const ANSWER_MS = 2_000;

/** Tells how a run goes: into the log, and to whoever asked for it. */
@Injectable()
export class RunReport {
  private readonly log: PonteLogger;
  private readonly told = new WeakMap<RunSession, { loggedAt: number; answeredAt: number }>();

  constructor(
    private readonly answers: CommandAnswers,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'reconcile' });
  }

  begun(session: RunSession): void {
    this.told.set(session, { loggedAt: performance.now(), answeredAt: -Infinity });
    const { failures, counts } = session.run;
    this.log.info({ ...factsOf(session.run), failures, counts }, 'run begun, or gone on with');
  }

  /** Called after each step. */
  async progress(session: RunSession): Promise<void> {
    const told = this.told.get(session);
    if (!told) return;
    const now = performance.now();
    const { run, counts, activeMs } = session;
    const progress = progressOf(counts, activeMs);
    if (now - told.loggedAt >= LOG_MS) {
      told.loggedAt = now;
      this.log.info({ ...factsOf(run), phase: session.at.phase, ...progress }, 'run goes on');
    }
    if (run.commandId !== null && now - told.answeredAt >= ANSWER_MS) {
      told.answeredAt = now;
      const result = { runId: run.id, ...progress, counts };
      await this.answers.progress(run.commandId, progressText(counts, activeMs), result);
    }
  }

  /** The last answer, in the transaction that ends the run. */
  async ended(
    unit: UnitOfWork,
    session: RunSession,
    state: 'done' | 'failed',
    reason: string | null,
  ): Promise<void> {
    const { run, counts, activeMs } = session;
    const { callsPerMinute } = progressOf(counts, activeMs);
    const facts = {
      ...factsOf(run),
      state,
      reason,
      activeMs: Math.round(activeMs),
      callsPerMinute,
    };
    this.log[state === 'done' ? 'info' : 'error']({ ...facts, counts }, 'run ended');
    if (run.commandId === null) return;
    const text = summaryText(counts, run.dryRun);
    const message = state === 'done' ? text : `A comparação parou: ${reason}. Até ali: ${text}`;
    const result = { runId: run.id, screening: run.screening, dryRun: run.dryRun, counts };
    await this.answers.answer(unit, run.commandId, {
      state,
      message,
      result: { ...result, seconds: Math.round(activeMs / 1_000), callsPerMinute },
    });
  }

  /** Whoever watches a run that nobody works on for now is told that it is not forgotten. */
  async waiting({ id, commandId, failures, reason, dueInMs }: WaitingRun): Promise<void> {
    const seconds = Math.max(1, Math.ceil(dueInMs / 1_000));
    const message =
      failures > 0
        ? `Interrompida, continua em ${seconds} s: ${reason}`
        : 'Na fila: outra comparação da mesma triagem está em andamento.';
    await this.answers.progress(commandId, message, { runId: id, failures });
  }

  async postponed(
    session: RunSession,
    { delayMs, failures, reason }: { delayMs: number; failures: number; reason: string },
  ): Promise<void> {
    const { run } = session;
    this.log.warn(
      { ...factsOf(run), delayMs, failures, reason },
      'run interrupted; it goes on later',
    );
    if (run.commandId === null) return;
    const message = `Interrompida, continua em ${Math.ceil(delayMs / 1_000)} s: ${reason}`;
    await this.answers.progress(run.commandId, message, { runId: run.id, failures });
  }
}

function factsOf({ id, screening, jobId, askedBy, dryRun }: Run) {
  return { run: id, rule: screening, ...(jobId === null ? {} : { job: jobId }), askedBy, dryRun };
}
