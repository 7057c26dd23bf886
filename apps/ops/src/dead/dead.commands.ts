import type { Command } from 'commander';
import { EXIT } from '../program/exit-code';
import { examples } from '../program/examples';
import type { OpsContext } from '../program/context';
import { listOption } from '../program/list-option';
import { readCount, readSince } from '../program/options';
import type { Outcome } from '../program/outcome';
import { Refusal } from '../program/refusal';
import type { Runner } from '../program/runner';
import { deadFilter, deadFilterOptions, narrows, type DeadFilterOptions } from './dead-filter';
import { searchDead, type DeadFound } from './dead-search';
import type { DeadState } from './dead-states';
import { lettersTable, letterFacts } from './dead-text';
import { discardDead, replayDead } from './decide-dead';
import { showDead } from './show-dead';

export interface DeadOptions extends DeadFilterOptions {
  readonly state?: readonly (DeadState['state'] | 'all')[];
  readonly limit: string;
  readonly open?: boolean;
  /** `--no-states`. */
  readonly states?: boolean;
  readonly all?: boolean;
  readonly evenForgotten?: boolean;
  readonly wait?: boolean;
}

const SERVICE = 'serviço, por exemplo candidate-screening';
/** What waits for a person: dead, or so long ago that the inbox has forgotten it. */
const OPEN: readonly DeadState['state'][] = ['dead', 'absent'];

/** `ops dead …`: events that a service could not take. */
export function addDead(program: Command, runner: Runner): void {
  const dead = program
    .command('dead')
    .description('eventos mortos: o que um serviço não conseguiu tratar');
  examples(
    chosen(dead, 'list', 'lista eventos mortos que ainda esperam uma decisão')
      .addOption(
        listOption('--state <estados>', 'o que o serviço diz do evento, sem isso dead e absent', [
          'dead',
          'absent',
          'done',
          'discarded',
          'all',
        ]),
      )
      .option('--no-states', 'não pergunta ao serviço o estado: lista tudo o que está no tópico')
      .action(runner.action(list)),
    'dead list candidate-screening',
    'dead list candidate-screening --class handler --since 2d --application acme/77',
  );
  examples(
    dead
      .command('show')
      .description('mostra um evento morto: motivo, origem, cabeçalhos e valor')
      .argument('<serviço>', SERVICE)
      .argument('<evento>', 'id do evento, ou lugar (partição/posição)')
      .option('--open', 'abre os dados pessoais lacrados (PII_KEYS e --why; fica registrado)')
      .action(runner.action(showDead)),
    'dead show candidate-screening acme:7d0f3a0e-1111-4222-8333-444455556666',
    'dead show candidate-screening 0/12 --open --why "erro 4711 do suporte"',
  );
  examples(
    chosen(dead, 'replay', 'repete eventos mortos no tópico de repetição do próprio serviço')
      .option('--all', 'todos os que esperam, sem filtro')
      .option('--wait', 'espera até o serviço tratar todos, e diz o que deu (até --timeout)')
      .action(runner.action(replay)),
    'dead replay candidate-screening --id acme:7d0f3a0e-1111-4222-8333-444455556666 --why "corrigido na 0.2.1"',
    'dead replay candidate-screening --class handler --since 1d --rate 20 --why "banco voltou" --yes',
  );
  examples(
    chosen(dead, 'discard', 'desiste de eventos mortos: repeti-los não faz mais nada')
      .option('--all', 'todos os que esperam, sem filtro')
      .option('--even-forgotten', 'também os que o serviço já esqueceu (absent)')
      .action(runner.action(discard)),
    'dead discard candidate-screening --kind gupy.application.moved --since 3d --why "candidaturas de teste"',
  );
}

function chosen(dead: Command, verb: string, about: string): Command {
  return deadFilterOptions(dead.command(verb).description(about))
    .argument('<serviço>', SERVICE)
    .option('--limit <n>', 'no máximo tantos', verb === 'list' ? '100' : '1000');
}

async function list(context: OpsContext, options: DeadOptions, service = ''): Promise<Outcome> {
  const states = options.state ?? OPEN;
  const wanted = states.includes('all')
    ? (['dead', 'absent', 'done', 'discarded'] as const)
    : (states as DeadState['state'][]);
  const asking = options.states === false ? null : wanted;
  const { found, left, counts } = await search(context, options, service, asking).catch(
    withoutStates,
  );
  const more = left > 0 ? ` Há mais ${left}: use --limit ou um filtro.` : '';
  return {
    message: `${found.length} eventos mortos.${more}`,
    result: { letters: found.map(letterFacts), left, counts },
    text: lettersTable(found, counts),
  };
}

async function replay(context: OpsContext, options: DeadOptions, service = ''): Promise<Outcome> {
  needChoice(options);
  const found = await search(context, options, service, OPEN);
  return (
    (await notOpen(context, options, service, found)) ??
    replayDead(context, service, found, options.wait ?? false)
  );
}

async function discard(context: OpsContext, options: DeadOptions, service = ''): Promise<Outcome> {
  needChoice(options);
  const evenForgotten = options.evenForgotten ?? false;
  const found = await search(context, options, service, evenForgotten ? OPEN : ['dead']);
  const refused = await notOpen(context, options, service, found);
  return refused ?? discardDead(context, service, found, evenForgotten);
}

/** A service that is away should not keep its dead letters from being seen. */
function withoutStates(error: unknown): never {
  if (error instanceof Refusal && error.exit === EXIT.noAnswer)
    throw new Refusal(
      `${error.message} Sem perguntar ao serviço: repita com --no-states.`,
      error.exit,
    );
  throw error;
}

function needChoice(options: DeadOptions): void {
  if (!narrows(options) && !options.all)
    throw new Refusal(
      'Diga quais: --id, --class, --kind, --party, --key, --application, --since, --reason, ou --all.',
    );
}

/** What was named by its id and does not wait for a decision (any more) deserves an answer of its own. */
async function notOpen(
  context: OpsContext,
  options: DeadOptions,
  service: string,
  { found }: DeadFound,
): Promise<Outcome | undefined> {
  if (found.length > 0 || !options.id) return undefined;
  const all = await search(context, options, service, ['dead', 'absent', 'done', 'discarded']);
  const letters = all.found.map(letterFacts);
  if (letters.length === 0)
    return {
      exit: EXIT.refused,
      message: `Nenhuma carta morta de ${service} tem esse id.`,
      result: { letters },
    };
  const states = [...new Set(all.found.map(({ state }) => state?.state))].join(', ');
  return { message: `Nada a fazer: o estado já é ${states}.`, result: { letters } };
}

function search(
  context: OpsContext,
  options: DeadOptions,
  service: string,
  states: readonly DeadState['state'][] | null,
): Promise<DeadFound> {
  return searchDead(context, {
    ...{ service, fits: deadFilter(options), states },
    since: options.since === undefined ? undefined : readSince(options.since),
    limit: readCount('--limit', options.limit, 100_000),
  });
}
