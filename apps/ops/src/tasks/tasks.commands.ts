import { Option, type Command } from 'commander';
import { answerOutcome } from '../ask/answer-outcome';
import { listTable } from '../output/table';
import { confirm } from '../program/confirm';
import type { OpsContext } from '../program/context';
import { examples } from '../program/examples';
import { given, readCount, readJson } from '../program/options';
import type { Outcome } from '../program/outcome';
import { Refusal } from '../program/refusal';
import type { Runner } from '../program/runner';
import { decidePages } from './decide-pages';
import { listTasks } from './list-tasks';
import { taskFilter, taskFilterOptions, type TaskFilterOptions } from './task-filter';
import type { DecidedTasks, ShownTask } from './task-shapes';
import { taskText } from './task-text';

interface ListOptions extends TaskFilterOptions {
  readonly limit: string;
}

interface DecideOptions extends ListOptions {
  readonly found?: string;
  readonly result?: string;
}

const SERVICE = 'serviço, por exemplo candidate-screening';
const VERBS = {
  retry: ['repete tarefas paradas', 'Repetir'],
  discard: ['desiste de tarefas', 'Descartar'],
  resolve: ['diz de tarefas incertas se a chamada tinha acontecido', 'Resolver'],
} as const;

/** `ops tasks …`: what a service does at third parties. */
export function addTasks(program: Command, runner: Runner): void {
  const tasks = program
    .command('tasks')
    .description('tarefas de um serviço: o que ele faz em outros sistemas');
  examples(
    taskFilterOptions(tasks.command('list').description('lista tarefas, as mais antigas primeiro'))
      .argument('<serviço>', SERVICE)
      .option('--limit <n>', 'no máximo tantas', '100')
      .action(
        runner.action((context, options: ListOptions, service = '') =>
          listTasks(
            context,
            service,
            taskFilter(options),
            readCount('--limit', options.limit, 100_000),
          ),
        ),
      ),
    'tasks list candidate-screening --state parked,unknown',
    'tasks list candidate-screening --party gupy:acme --since 2h --json',
  );
  examples(
    tasks
      .command('show')
      .description('mostra uma tarefa, suas tentativas e o que operadores fizeram')
      .argument('<serviço>', SERVICE)
      .argument('<id>', 'número da tarefa')
      .action(runner.action(show)),
    'tasks show candidate-screening 42',
  );
  for (const verb of ['retry', 'discard', 'resolve'] as const) addDecision(tasks, runner, verb);
}

function addDecision(tasks: Command, runner: Runner, verb: keyof typeof VERBS): void {
  const [about] = VERBS[verb];
  const command = taskFilterOptions(
    tasks.command(verb).description(`${about}: uma, pelo número, ou todas de um filtro`),
  )
    .argument('<serviço>', SERVICE)
    .argument('[id]', 'número da tarefa; sem ele, um filtro')
    .option('--limit <n>', 'no máximo tantas', '1000');
  if (verb === 'resolve')
    command
      .addOption(
        new Option('--found <achado>', 'se a chamada tinha acontecido')
          .choices(['done', 'absent'])
          .makeOptionMandatory(),
      )
      .option('--result <json>', 'o que a chamada tinha respondido; só com o número da tarefa');
  command.action(
    runner.action((context, options: DecideOptions, service = '', id) =>
      decide(context, verb, service, id, options),
    ),
  );
  const found = verb === 'resolve' ? ' --found done' : '';
  examples(
    command,
    `tasks ${verb} candidate-screening 42${found} --why "conferido na Gupy"`,
    `tasks ${verb} candidate-screening --party gupy:acme --since 1d${found} --rate 20 --why "token trocado"`,
  );
}

async function show({ asking }: OpsContext, _: object, service = '', id = ''): Promise<Outcome> {
  const answer = await asking.ask({ service, name: 'tasks.show', args: { id }, changes: false });
  const text = answer.state === 'done' ? taskText(answer.result as ShownTask) : undefined;
  return answerOutcome(answer, text);
}

async function decide(
  context: OpsContext,
  verb: keyof typeof VERBS,
  service: string,
  id: string | undefined,
  options: DecideOptions,
): Promise<Outcome> {
  const filter = taskFilter(options);
  const result = options.result === undefined ? undefined : readJson('--result', options.result);
  const more = given({ found: options.found, result });
  const name = `tasks.${verb}`;
  if (id !== undefined) {
    if (Object.keys(filter).length > 0)
      throw new Refusal('Informe o número da tarefa ou um filtro, não os dois.');
    const answer = await context.asking.ask({
      service,
      name,
      args: { id, ...more },
      changes: true,
    });
    return answerOutcome(answer, decidedText(answer.result as DecidedTasks | null));
  }
  if (!Object.keys(filter).some((key) => !['after', 'states'].includes(key)))
    throw new Refusal(
      'Informe o número de uma tarefa, ou um filtro: --kind, --party, --lane, --application, --subject, --class ou --since.',
    );
  const limit = readCount('--limit', options.limit, 1_000_000);
  const shown = Object.entries(filter).map(([key, value]) => `${key}=${String(value)}`);
  await confirm(
    context,
    `${VERBS[verb][1]} até ${limit} tarefas de ${service} (${shown.join(', ')}).`,
  );
  return decidePages(context, { service, name, more, filter, limit });
}

function decidedText(decided: DecidedTasks | null): string {
  return listTable(
    [
      ['Tarefa', ({ id }) => id],
      ['De', ({ from }) => from],
      ['Para', ({ to }) => to],
    ],
    decided?.decided ?? [],
  );
}
