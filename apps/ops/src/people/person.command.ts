import type { Command } from 'commander';
import { resultOf } from '../ask/result-of';
import { examples } from '../program/examples';
import type { OpsContext } from '../program/context';
import { given } from '../program/options';
import type { Outcome } from '../program/outcome';
import { Refusal } from '../program/refusal';
import type { Runner } from '../program/runner';
import { needOpener } from '../scan/open-parts';
import { bondHashes, cpfHashes, personHashes } from './person-hashes';
import type { ShownPerson } from './person-shapes';
import { personTable } from './person-table';
import { readLine } from './read-line';
import { SERVICE } from './service';

interface PersonOptions {
  readonly profile?: string;
  readonly code?: string;
  readonly bond?: string;
  readonly cpf?: boolean;
  readonly open?: boolean;
}

const STDIN = '-';
const FROM_STDIN = '"-" lê da entrada padrão, fora do histórico do terminal (PII_LOOKUP_KEYS)';
const WHICH = 'Informe uma chave, --code, --bond ou --cpf: um dos quatro.';

/** `ops people person`: all that is known of one person. */
export function addPerson(people: Command, runner: Runner): void {
  examples(
    people
      .command('person')
      .description('mostra uma pessoa: vínculos, o que ela é na Feedz, os lotes em que foi')
      .argument('[chave]', 'a chave, ou o começo dela (8 algarismos), como o relatório mostra')
      .option('--profile <perfil>', 'perfil; com --code, --bond e --cpf é preciso')
      .option('--code <código>', `o código da pessoa no Datasul; ${FROM_STDIN}`)
      .option('--bond <vínculo>', `empresa|estabelecimento|matrícula; ${FROM_STDIN}`)
      .option(
        '--cpf',
        'pelo CPF, lido só da entrada padrão: num argumento ele ficaria no histórico do terminal',
      )
      .option('--open', 'abre nome, datas e mensagens (PII_KEYS e --why; fica registrado)')
      .action(
        runner.action((context, options: PersonOptions, key) => person(context, options, key)),
      ),
    'people person 8c1f0b7d2a93',
    'echo 10|1|4711 | ops people person --profile holding-producao --bond -',
    'people person --profile holding-producao --cpf',
    'people person 8c1f0b7d2a93 --open --why "recusada na Feedz, conferir cadastro"',
  );
}

async function person(
  context: OpsContext,
  options: PersonOptions,
  key: string | undefined,
): Promise<Outcome> {
  const open = options.open ? needOpener(context) : undefined;
  const args = await argsOf(context, options, key);
  const name = 'people.person';
  const answer = await context.asking.ask({ service: SERVICE, name, args, changes: false });
  const found = resultOf<ShownPerson>(answer);
  if (!open) return told(found, false);
  const { person: hash, profile } = found;
  const message = `Aberta: pessoa ${hash} do perfil ${profile}.`;
  const opening = { name: 'people.open', message, facts: { profile, person: hash } };
  return told((await open(opening, found)) as ShownPerson, true);
}

/** What is personal of the question is hashed here, and goes no further. */
async function argsOf(
  { io }: OpsContext,
  { profile, code, bond, cpf }: PersonOptions,
  key: string | undefined,
): Promise<object> {
  const named = [key, code, bond, cpf].filter((each) => each !== undefined);
  if (named.length !== 1) throw new Refusal(WHICH);
  if (key !== undefined) return given({ profile, key: key.toLowerCase() });
  if (profile === undefined)
    throw new Refusal(
      'Com --code, --bond ou --cpf informe --profile: cada perfil tem as suas chaves.',
    );
  if (cpf) return { profile, cpfs: cpfHashes(profile, await readLine(io, 'CPF')) };
  const text = code ?? bond ?? '';
  const read = text === STDIN ? await readLine(io) : text.trim();
  return code === undefined
    ? { profile, bonds: bondHashes(profile, read) }
    : { profile, keys: personHashes(profile, read) };
}

function told(shown: ShownPerson, open: boolean): Outcome {
  const states = shown.feedz.length === 0 ? 'nada dela foi decidido ainda' : '';
  return {
    message: states && `Na Feedz: ${states}.`,
    result: shown,
    text: personTable(shown, open),
  };
}
