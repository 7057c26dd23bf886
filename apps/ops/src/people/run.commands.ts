import type { Command } from 'commander';
import { listOption } from '../program/list-option';
import { given, readCount } from '../program/options';
import { Refusal } from '../program/refusal';
import type { Runner } from '../program/runner';
import { addThin } from '../service/thin';
import { runTable, runsTable } from './run-tables';
import { SERVICE as service } from './service';

interface StartOptions {
  readonly full?: boolean;
  readonly write?: boolean;
  readonly preview?: boolean;
  readonly override?: boolean;
}
interface ListOptions {
  readonly profile?: string;
  readonly state?: readonly string[];
  readonly after?: string;
  readonly limit: string;
}

const STATES = ['reading', 'asking', 'writing', 'finished', 'stopped', 'failed'];
const RUN = '<execução>';
const AN_ID = '0190f3c2-7a51-4c3e-9d40-6d1f6b0c2b01';

/** `ops people run …`: when people are read and written, and what a person decides about that. */
export function addRuns(people: Command, runner: Runner): void {
  const run = people
    .command('run')
    .description('execuções: ler o Datasul, decidir e enviar à Feedz');
  addThin<StartOptions>(run, runner, {
    ...{ usage: 'start <perfil>', service, name: 'people.run.start', changes: true },
    about: 'começa uma execução agora; sem opções lê só o que mudou, ou tudo quando é hora',
    args: ({ full, write, preview, override }, profile = '') => {
      if (full && write) throw new Refusal('Informe --full ou --write, um dos dois.');
      const mode = full ? 'full' : write ? 'write' : undefined;
      return given({ profile, mode, preview, override });
    },
    question: ({ override }) =>
      override ? 'Enviar à Feedz mesmo que hoje já tenha havido duas execuções.' : undefined,
    examples: [
      'people run start holding-producao --why "admissões de hoje"',
      'people run start holding-producao --full --preview --why "conferir antes do fechamento"',
      'people run start holding-producao --write --why "cargos corrigidos na Feedz"',
    ],
  })
    .option('--full', 'lê tudo: só assim se vê quem não está mais no Datasul')
    .option('--write', 'não lê nada: só decide e envia o que já se sabe')
    .option('--preview', 'nada é enviado à Feedz: só se conta o que seria')
    .option('--override', 'envia mesmo que hoje já tenha havido duas execuções');
  addThin<ListOptions>(run, runner, {
    ...{ usage: 'list', about: 'lista execuções, as mais novas primeiro', service },
    ...{ name: 'people.run.list', changes: false, text: runsTable },
    args: ({ profile, state, after, limit }) =>
      given({ profile, states: state, after, limit: readCount('--limit', limit, 200) }),
    examples: [
      'people run list',
      'people run list --profile holding-producao --state failed,stopped',
    ],
  })
    .option('--profile <perfil>', 'perfil, por exemplo holding-producao')
    .addOption(listOption('--state <estados>', 'estados', STATES))
    .option('--after <cursor>', 'continua uma lista: o "next" da resposta anterior')
    .option('--limit <n>', 'no máximo tantas, até 200', '20');
  addThin<{ profile?: string }>(run, runner, {
    ...{
      usage: 'show [execução]',
      service,
      name: 'people.run.show',
      changes: false,
      text: runTable,
    },
    about: 'mostra uma execução, ou a mais nova do perfil: até onde leu, os lotes, o que pergunta',
    args: ({ profile }, id) => given({ run: id, profile }),
    examples: ['people run show', `people run show ${AN_ID}`],
  }).option('--profile <perfil>', 'perfil, por exemplo holding-producao');
  addThin(run, runner, {
    ...{ usage: `continue ${RUN}`, service, name: 'people.run.continue', changes: true },
    about: 'diz que quem falta saiu mesmo do Datasul (docs/runbooks/people-run-asks.md)',
    args: (_, id = '') => ({ run: id }),
    question: () => 'Quem falta é dado como ausente do Datasul, e a execução envia.',
    examples: [`people run continue ${AN_ID} --why "empresa 12 saiu do grupo, confirmado pelo RH"`],
  });
  addThin(run, runner, {
    ...{ usage: `stop ${RUN}`, service, name: 'people.run.stop', changes: true },
    about: 'encerra uma execução; o que já está a caminho da Feedz termina antes',
    args: (_, id = '') => ({ run: id }),
    examples: [`people run stop ${AN_ID} --why "a lista de pessoas veio pela metade"`],
  });
}
