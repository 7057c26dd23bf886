import { userInfo } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { CommandRegistry, Database, type ServiceCommand } from '@ponte/platform';
import { v4 } from 'uuid';
import { ScreeningConfig } from '../../../config/screening.config';
import { progressText, summaryText } from '../rules/run-words';
import { RunReconciliation } from '../run/run-reconciliation';
import { claimRun, queueRun } from '../store/run.store';
import { findRun, isAnyRunning, type RunSummary } from '../store/run-list.store';
import { ProgressLine } from './progress-line';
import { readReconcileOptions, type ReconcileOptions, USAGE } from './reconcile-options';
import { unknownScreening } from './screening.commands';

const LOOK_MS = 500;
/** A service that runs takes a run up within a second; after this long without any, this process does it itself. */
const PATIENCE_MS = 5_000;

/**
 * `reconcile` of the service's own `main.js`: queues a run and shows how it goes. The service's processes work on it, within
 * their budget of calls; where none runs, this process does.
 */
@Injectable()
export class ReconcileCommand implements ServiceCommand {
  readonly name = 'reconcile';
  readonly description = 'Compara uma triagem com a Gupy e faz o que falta (--dry-run: só mostra)';

  constructor(
    commands: CommandRegistry,
    private readonly config: ScreeningConfig,
    private readonly database: Database,
    private readonly reconciliation: RunReconciliation,
  ) {
    commands.add(this);
  }

  async run(args: readonly string[]): Promise<number> {
    const options = readReconcileOptions(args);
    if (options === 'help') {
      process.stdout.write(USAGE);
      return 0;
    }
    const fault =
      'fault' in options
        ? options.fault
        : this.config.rule(options.screening)
          ? null
          : unknownScreening(options.screening, this.config);
    if (fault !== null || 'fault' in options) {
      process.stderr.write(`${fault}\n\n${USAGE}`);
      return 2;
    }
    await this.database.connect();
    const id = v4();
    await queueRun(this.database.dataSource.manager, {
      id,
      screening: options.screening,
      jobId: options.job,
      askedBy: 'terminal',
      commandId: null,
      actor: options.actor ?? userInfo().username,
      why: options.why,
      dryRun: options.dryRun,
    });
    return show(await this.follow(id), options);
  }

  private async follow(id: string): Promise<RunSummary> {
    const { manager } = this.database.dataSource;
    const line = new ProgressLine(process.stderr);
    const ours = new AbortController();
    const begunAt = performance.now();
    let working: Promise<void> | undefined;
    for (;;) {
      const run = await findRun(manager, id);
      if (!run) throw new Error(`run ${id} is not there any more`);
      if (run.state === 'done' || run.state === 'failed') {
        await working;
        line.end();
        return run;
      }
      line.show(stateText(run));
      if (!working && performance.now() - begunAt > PATIENCE_MS && !(await isAnyRunning(manager))) {
        const claimed = await claimRun(manager, this.config.reconcile.lease, id);
        working = claimed
          ? this.reconciliation.work(claimed, ours.signal).finally(() => (working = undefined))
          : undefined;
      }
      await delay(LOOK_MS);
    }
  }
}

function stateText({ state, counts, activeMs, reason, failures }: RunSummary): string {
  if (state === 'running') return progressText(counts, activeMs);
  return failures > 0 ? `interrompida, continua em breve: ${reason}` : 'na fila';
}

function show(run: RunSummary, { json }: ReconcileOptions): number {
  const { state, counts, dryRun, reason } = run;
  const text = summaryText(counts, dryRun);
  if (json) process.stdout.write(`${JSON.stringify({ ...run, message: text })}\n`);
  else if (state === 'done') process.stdout.write(`${text}\n`);
  else process.stdout.write(`A comparação parou: ${reason}. Até ali: ${text}\n`);
  return state === 'done' ? 0 : 1;
}
