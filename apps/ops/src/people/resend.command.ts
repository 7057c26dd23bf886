import type { Command } from 'commander';
import { examples } from '../program/examples';
import type { OpsContext } from '../program/context';
import { listOption } from '../program/list-option';
import { given, readCount, readSince } from '../program/options';
import type { Outcome } from '../program/outcome';
import { Refusal } from '../program/refusal';
import type { Runner } from '../program/runner';
import { confirmPages } from '../tasks/confirm-pages';
import { decideNamed } from '../tasks/decide-named';
import { decidedText } from '../tasks/decided-text';
import { ENTITY_NAMES, OUTCOME_NAMES, stateWord } from './people-words';
import { SERVICE } from './service';

interface ResendOptions {
  readonly profile: string;
  readonly entity?: readonly string[];
  readonly state?: readonly string[];
  readonly code?: string;
  readonly reason?: string;
  readonly until?: string;
  readonly after?: string;
  readonly limit: string;
}

const NAME = 'people.resend';
const WORDS = { many: 'registros', refused: 'deixados como estão' };
const MOST_CODE = 999_999_999;

/** `ops people resend`: what would not be sent by itself, because nothing about it has changed. */
export function addResend(people: Command, runner: Runner): void {
  examples(
    people
      .command('resend')
      .description(
        'põe registros recusados, em espera ou incertos de novo para envio: vão na próxima execução',
      )
      .argument('[chaves...]', 'chaves de pessoas ou códigos de estrutura; sem eles, um filtro')
      .requiredOption('--profile <perfil>', 'perfil, por exemplo holding-producao')
      .addOption(listOption('--entity <tipos>', 'só destes tipos', ENTITY_NAMES))
      .addOption(
        listOption(
          '--state <situações>',
          'só nestas; accepted só se for dito: a Feedz perdeu o que tinha',
          OUTCOME_NAMES,
        ),
      )
      .option('--code <n>', 'só com este código da Feedz')
      .option('--reason <motivo>', 'só com este motivo, por exemplo e-mail-taken')
      .option('--until <quando>', 'assim até: 2h, 2026-03-02 ou data e hora')
      .option('--after <cursor>', 'continua: o "next" da resposta anterior')
      .option('--limit <n>', 'no máximo tantos', '100000')
      .action(
        runner.action((context, options: ResendOptions, ...keys) =>
          resend(context, options, keys.flat()),
        ),
      ),
    'people resend --profile holding-producao --code 4999 --dry-run',
    'people resend --profile holding-producao --code 5013 --why "e-mails liberados na Feedz"',
    'people resend 8c1f0b7d… --profile holding-producao --entity person --why "cadastro corrigido na Feedz"',
  );
}

async function resend(
  context: OpsContext,
  options: ResendOptions,
  keys: readonly string[],
): Promise<Outcome> {
  const { profile, entity, state, reason, until, after } = options;
  const filter = given({
    ...{ entities: entity, states: state, reason, after },
    code: options.code === undefined ? undefined : readCount('--code', options.code, MOST_CODE),
    until: until === undefined ? undefined : readSince(until, new Date(), '--until').toISOString(),
  });
  const limit = readCount('--limit', options.limit, 1_000_000);
  const question = 'Enviar de novo na próxima execução';
  if (keys.length > 0)
    return decideNamed(context, {
      ...{ service: SERVICE, name: NAME, args: { profile, ...filter, keys }, question },
      ...{ count: keys.length, many: WORDS.many },
      text: (decided) => decidedText('Registro', stateWord, decided),
    });
  if (Object.keys(filter).every((member) => member === 'after' || member === 'until'))
    throw new Refusal('Informe chaves, ou um filtro: --entity, --state, --code ou --reason.');
  return confirmPages(context, question, {
    ...{ service: SERVICE, name: NAME, more: {}, filter: { profile, ...filter }, limit },
    words: WORDS,
  });
}
