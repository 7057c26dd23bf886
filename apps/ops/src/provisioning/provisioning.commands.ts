import type { Command } from 'commander';
import { listOption } from '../program/list-option';
import { given, readCount, readSince } from '../program/options';
import { Refusal } from '../program/refusal';
import type { Runner } from '../program/runner';
import { addThin } from '../service/thin';
import { requestArgs } from './request-id';

interface ListOptions {
  readonly state?: readonly string[];
  readonly source?: string;
  readonly reason?: string;
  readonly since?: string;
  readonly startsUntil?: string;
  readonly after?: string;
  readonly limit: string;
}

interface ForgetOptions {
  readonly source: string;
  readonly application?: string;
  readonly candidate?: string;
}

const STATES = ['needs-attention', 'skipped', 'requesting', 'open', 'fulfilled', 'cancelled'];
const REQUEST = '<solicitação>';
const service = 'provisioning';

/** `ops provisioning …`: equipment requests. */
export function addProvisioning(program: Command, runner: Runner): void {
  const group = program
    .command('provisioning')
    .description('solicitações de equipamento: pelo id, ou por fonte/candidatura (acme/77)');
  addThin<ListOptions>(group, runner, {
    ...{ usage: 'list', about: 'lista solicitações, as mais antigas primeiro', service },
    ...{ name: 'provisioning.list', changes: false },
    args: ({ state, source, reason, since, startsUntil, after, limit }) =>
      given({
        ...{ states: state, source, reason, startsUntil, after },
        since: since === undefined ? undefined : readSince(since).toISOString(),
        limit: readCount('--limit', limit, 500),
      }),
    examples: [
      'provisioning list --state needs-attention',
      'provisioning list --starts-until 2026-12-01',
    ],
  })
    .addOption(listOption('--state <estados>', 'estados', STATES))
    .option('--source <fonte>', 'fonte da Gupy, por exemplo acme')
    .option('--reason <motivo>', 'o que falta, ou por que foi cancelada; por exemplo no-kit')
    .option('--since <quando>', 'criadas desde: 2h, 3d, 2026-03-02 ou data e hora')
    .option('--starts-until <dia>', 'primeiro dia de trabalho até: 2026-12-01')
    .option('--after <cursor>', 'continua uma lista: o "next" da resposta anterior')
    .option('--limit <n>', 'no máximo tantas, até 500', '100');
  addThin(group, runner, {
    ...{
      usage: `show ${REQUEST}`,
      about: 'mostra uma solicitação: estado, kits, chamado, tarefas',
      service,
    },
    ...{ name: 'provisioning.show', changes: false, args: (_, id = '') => requestArgs(id) },
    examples: ['provisioning show acme/77'],
  });
  addThin(group, runner, {
    ...{
      usage: `close ${REQUEST}`,
      about: 'encerra uma solicitação que ainda espera; o chamado aberto é cancelado',
      service,
    },
    ...{ name: 'provisioning.close', changes: true, args: (_, id = '') => requestArgs(id) },
    examples: ['provisioning close acme/77 --why "contratação cancelada pelo RH"'],
  });
  addThin(group, runner, {
    ...{ usage: `reopen ${REQUEST}`, about: 'reabre uma solicitação cancelada', service },
    ...{ name: 'provisioning.reopen', changes: true, args: (_, id = '') => requestArgs(id) },
    examples: ['provisioning reopen acme/77 --why "contratação retomada"'],
  });
  addThin<{ after?: string; limit?: string }>(group, runner, {
    ...{ usage: 'retry-attention [solicitação]', service },
    about: 'julga de novo, pelas regras de hoje, o que precisa de atenção: uma, ou uma página',
    ...{ name: 'provisioning.retry-attention', changes: true },
    args: ({ after, limit }, id) =>
      given({
        ...(id === undefined ? { after } : requestArgs(id)),
        limit:
          id === undefined && limit !== undefined ? readCount('--limit', limit, 200) : undefined,
      }),
    examples: ['provisioning retry-attention --why "kit novo no ar"'],
  })
    .option('--after <cursor>', 'continua: o "next" da resposta anterior')
    .option('--limit <n>', 'no máximo tantas, até 200');
  addForget(group, runner);
}

function addForget(group: Command, runner: Runner): void {
  addThin<ForgetOptions>(group, runner, {
    ...{ usage: 'forget', service, name: 'provisioning.forget', changes: true },
    about: 'apaga o que se guarda de uma pessoa (LGPD, art. 18)',
    args: ({ source, application, candidate }) => {
      if ((application === undefined) === (candidate === undefined))
        throw new Refusal('Informe --application ou --candidate, um dos dois.');
      return given({
        source,
        applicationId: numberOf('--application', application),
        candidateId: numberOf('--candidate', candidate),
      });
    },
    question: ({ source, application, candidate }) =>
      `Apagar o que se guarda ${application ? `da candidatura ${source}/${application}` : `do candidato ${source}/${candidate ?? ''}`}. Não há volta.`,
    examples: ['provisioning forget --source acme --candidate 991 --why "pedido do titular"'],
  })
    .requiredOption('--source <fonte>', 'fonte da Gupy, por exemplo acme')
    .option('--application <id>', 'uma candidatura')
    .option('--candidate <id>', 'todas as candidaturas de um candidato');
}

function numberOf(option: string, text: string | undefined): number | undefined {
  return text === undefined ? undefined : readCount(option, text, Number.MAX_SAFE_INTEGER);
}
