import type { Command } from 'commander';
import { given, readCount } from '../program/options';
import type { Runner } from '../program/runner';
import { addThin } from '../service/thin';

const service = 'candidate-screening';

/** `ops screening …`: screenings against what Gupy says now. */
export function addScreening(program: Command, runner: Runner): void {
  const group = program
    .command('screening')
    .description('triagens: comparação com o que a Gupy diz agora');
  addThin<{ screening: string; job?: string }>(group, runner, {
    ...{ usage: 'reconcile', service, name: 'screening.reconcile', changes: true },
    about:
      'abre as triagens que faltam e encerra as que não cabem mais; mostra o andamento até o fim',
    args: ({ screening, job }) =>
      given({
        screening,
        job: job === undefined ? undefined : readCount('--job', job, Number.MAX_SAFE_INTEGER),
      }),
    examples: [
      'screening reconcile --screening exames --dry-run',
      'screening reconcile --screening exames --job 8451877 --why "cliente novo"',
    ],
  })
    .requiredOption('--screening <regra>', 'id da regra, por exemplo exames')
    .option('--job <vaga>', 'só uma vaga da Gupy');
  addThin<{ screening?: string; after?: string; limit?: string }>(group, runner, {
    ...{ usage: 'runs', about: 'as últimas comparações e o que cada uma achou e fez', service },
    ...{ name: 'screening.runs', changes: false },
    args: ({ screening, after, limit }) =>
      given({
        ...{ screening, after },
        limit: limit === undefined ? undefined : readCount('--limit', limit, 200),
      }),
    examples: ['screening runs --screening exames'],
  })
    .option('--screening <regra>', 'só de uma regra')
    .option('--after <id>', 'continua: o "next" da resposta anterior')
    .option('--limit <n>', 'no máximo tantas, até 200');
}
