import type { Command } from 'commander';
import { given, readSince } from '../program/options';

/** Options that say which entries. */
export interface EntryFilterOptions {
  readonly profile?: string;
  readonly empresa?: string;
  readonly estabelecimento?: string;
  readonly competencia?: string;
  readonly evento?: string;
  readonly since?: string;
  readonly until?: string;
  readonly reason?: string;
  readonly call?: string;
  readonly after?: string;
}

export function entryFilterOptions(command: Command): Command {
  return command
    .option('--profile <perfil>', 'perfil, por exemplo holding-producao')
    .option('--empresa <n>', 'empresa do Datasul')
    .option('--estabelecimento <n>', 'estabelecimento do Datasul')
    .option('--competencia <mês>', 'competência: 2026-02')
    .option('--evento <n>', 'evento da rubrica, sem a empresa')
    .option('--since <quando>', 'neste estado desde: 2h, 3d, 2026-03-02 ou data e hora')
    .option(
      '--until <quando>',
      'neste estado (a reabrir: aceitos) até: 2h, 2026-03-02 ou data e hora; uma decisão vale só até o começo do comando, pelo relógio do serviço',
    )
    .option('--reason <código>', 'motivo, por exemplo no-answer')
    .option('--call <id>', 'os de uma chamada')
    .option('--after <cursor>', 'continua: o "next" da resposta anterior');
}

/** The filter as the service takes it, with what was given only. */
export function entryFilter(options: EntryFilterOptions): Record<string, unknown> {
  const { profile, empresa, estabelecimento, competencia, evento, reason, call, after } = options;
  const since = options.since === undefined ? undefined : readSince(options.since).toISOString();
  const until =
    options.until === undefined
      ? undefined
      : readSince(options.until, new Date(), '--until').toISOString();
  return given({
    ...{ profile, empresa, estabelecimento, competencia, evento },
    ...{ since, until, reason, call, after },
  });
}
