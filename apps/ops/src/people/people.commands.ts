import type { Command } from 'commander';
import { listOption } from '../program/list-option';
import { given, readCount } from '../program/options';
import type { Runner } from '../program/runner';
import { addThin } from '../service/thin';
import { codesTable } from './codes-table';
import { heldTable } from './held-table';
import { addRehash } from '../rehash/add-rehash';
import { addMissing } from './missing.command';
import { ENTITY_NAMES, PREVIEW_NAMES } from './people-words';
import { addPerson } from './person.command';
import { previewTable } from './preview-table';
import { addReport } from './report.command';
import { addResend } from './resend.command';
import { addRuns } from './run.commands';
import { SERVICE as service } from './service';

interface HeldOptions {
  readonly profile?: string;
  readonly after?: string;
  readonly limit: string;
}

interface PreviewOptions extends HeldOptions {
  readonly run?: string;
  readonly entity?: readonly string[];
  readonly state?: readonly string[];
}

/** `ops people …`: people and structure of Datasul, and what became of them at Feedz. */
export function addPeople(program: Command, runner: Runner): void {
  const people = program
    .command('people')
    .description('pessoas e estrutura do Datasul na Feedz: execuções, relatório, o que não foi');
  addRuns(people, runner);
  addReport(people, runner);
  addPerson(people, runner);
  addMissing(people, runner);
  addThin<HeldOptions>(people, runner, {
    ...{ usage: 'held', service, name: 'people.held', changes: false, text: heldTable },
    about: 'pelo que os registros em espera esperam, o que segura mais primeiro',
    args: ({ profile, after, limit }) =>
      given({ profile, after, limit: readCount('--limit', limit, 500) }),
    examples: ['people held --profile holding-producao'],
  })
    .option('--profile <perfil>', 'perfil, por exemplo holding-producao; se há só um, é ele')
    .option('--after <cursor>', 'continua uma lista: o "next" da resposta anterior')
    .option('--limit <n>', 'no máximo tantos, até 500', '100');
  addThin<PreviewOptions>(people, runner, {
    ...{ usage: 'preview', service, name: 'people.preview', changes: false, text: previewTable },
    about:
      'os registros que o último preview enviaria, e o que muda em cada um pelo nome dos campos, sem valores',
    args: ({ run, profile, entity, state, after, limit }) =>
      given({
        ...{ run, profile, entities: entity, states: state, after },
        limit: readCount('--limit', limit, 500),
      }),
    examples: [
      'people preview --profile holding-producao',
      'people preview --entity person --state refused,held',
    ],
  })
    .option('--run <id>', 'um preview; sem isso o mais novo do perfil')
    .option('--profile <perfil>', 'perfil, por exemplo holding-producao; se há só um, é ele')
    .addOption(listOption('--entity <tipos>', 'só registros destes tipos', ENTITY_NAMES))
    .addOption(listOption('--state <situações>', 'só nestas; padrão: os que iriam', PREVIEW_NAMES))
    .option('--after <cursor>', 'continua uma lista: o "next" da resposta anterior')
    .option('--limit <n>', 'no máximo tantos, até 500', '100');
  addResend(people, runner);
  addRehash(people, runner, {
    ...{
      service,
      name: 'people.rehash',
      kept: 'registros',
      after: 'deste lugar: o "next" que foi dito',
    },
    about:
      'põe pessoas, vínculos e registros da Feedz sob as primeiras chaves de PII_LOOKUP_KEYS e PII_KEYS, antes que outra saia; nenhuma execução pode estar aberta; pode ser repetido',
    examples: ['people rehash --why "troca anual da chave"', 'people rehash --dry-run'],
  });
  addThin(people, runner, {
    ...{ usage: 'codes', service, name: 'people.codes', changes: false, text: codesTable },
    about: 'os códigos de erro da Feedz: o que são, e quando o registro vai de novo',
    examples: ['people codes'],
  });
}
