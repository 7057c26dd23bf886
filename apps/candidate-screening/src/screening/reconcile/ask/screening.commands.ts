import { Injectable } from '@nestjs/common';
import {
  type Asked,
  Command,
  type CommandResult,
  pageOf,
  refused,
  type UnitOfWork,
} from '@ponte/messaging';
import { ScreeningConfig } from '../../../config/screening.config';
import { listRuns } from '../store/run-list.store';
import { queueRun } from '../store/run.store';
import { ReconcileArgs, RunsArgs } from './reconcile.args';

const PAGE = 20;

/** Comparing with Gupy by command, and what the last comparisons came to. */
@Injectable()
export class ScreeningCommands {
  constructor(private readonly config: ScreeningConfig) {}

  @Command({
    name: 'screening.reconcile',
    changes: true,
    about:
      'compara uma triagem com a Gupy: abre as que faltam, encerra quem saiu, lê pedidos atrasados',
    args: ReconcileArgs,
  })
  async reconcile(
    { screening, job }: ReconcileArgs,
    { commandId, actor, why, dryRun }: Asked,
    { manager }: UnitOfWork,
  ): Promise<CommandResult> {
    if (!this.config.rule(screening)) return refused(unknownScreening(screening, this.config));
    // The run has the command's id: heard twice, it is the same run.
    const request = { id: commandId, screening, jobId: job ?? null, commandId, actor, why, dryRun };
    await queueRun(manager, { ...request, askedBy: 'command' });
    return {
      state: 'progress',
      message: `Comparação de "${screening}" na fila${dryRun ? ' (ensaio)' : ''}.`,
      result: { runId: commandId },
    };
  }

  @Command({
    name: 'screening.runs',
    changes: false,
    about: 'lista as últimas comparações com a Gupy, as mais novas primeiro',
    args: RunsArgs,
  })
  async runs(args: RunsArgs, _asked: Asked, { manager }: UnitOfWork): Promise<CommandResult> {
    const limit = args.limit ?? PAGE;
    const found = await listRuns(manager, { ...args, limit });
    const { items, next } = pageOf(found, limit, ({ id }) => id);
    const more = next === null ? '' : '; há mais';
    return { message: `${items.length} comparações${more}.`, result: { runs: items, next } };
  }
}

/** Says which there are. */
export function unknownScreening(screening: string, { screenings }: ScreeningConfig): string {
  const known = screenings.map(({ id }) => id).join(', ') || 'nenhuma';
  return `Não há triagem "${screening}" na configuração. Existem: ${known}.`;
}
