import type { Command } from 'commander';
import { opsCommandAnswered, type OpsCommandAnswered } from '@ponte/contracts';
import { listTable } from '../output/table';
import type { OpsContext } from '../program/context';
import { examples } from '../program/examples';
import { EXIT } from '../program/exit-code';
import { readCount, readSince } from '../program/options';
import type { Outcome } from '../program/outcome';
import type { Runner } from '../program/runner';
import { jsonOf } from '../scan/matches';
import { readToEnd } from '../scan/read-to-end';
import { resultText } from '../service/result-text';

interface HistoryOptions {
  readonly service?: string;
  readonly who?: string;
  readonly command?: string;
  readonly since: string;
  readonly limit: string;
}

/** `ops history …`: who asked for what, why, and what came of it. Kept for 90 days. */
export function addHistory(program: Command, runner: Runner): void {
  const history = program.command('history').description('quem pediu o quê, por quê, e o que deu');
  examples(
    history
      .command('list')
      .description('as últimas respostas, as mais recentes por último')
      .option('--service <serviço>', 'só de um serviço (ops: o que este comando faz por si)')
      .option('--who <quem>', 'só de quem pediu')
      .option('--command <nome>', 'só de um comando, por exemplo tasks.retry')
      .option('--since <quando>', 'desde: 2h, 3d, 2026-03-02 ou data e hora', '7d')
      .option('--limit <n>', 'no máximo tantas', '100')
      .action(runner.action(list)),
    'history list --since 1d',
    'history list --service candidate-screening --command tasks.retry',
  );
  examples(
    history
      .command('show')
      .description('todas as respostas a um comando')
      .argument('<comando>', 'id do comando (UUID)')
      .action(runner.action(show)),
    'history show 0190f3c2-7a51-4c3e-9d40-6d1f6b0c2a13',
  );
}

async function list(context: OpsContext, options: HistoryOptions): Promise<Outcome> {
  const { service, who, command } = options;
  const limit = readCount('--limit', options.limit, 10_000);
  const since = readSince(options.since);
  let answers: OpsCommandAnswered[] = [];
  let matched = 0;
  const newest = (): void => {
    answers.sort((a, b) => a.answeredAt.localeCompare(b.answeredAt));
    answers = answers.slice(-limit);
  };
  await read(context, since, (answer) => {
    const fits =
      answer.state !== 'progress' &&
      Date.parse(answer.answeredAt) >= since.getTime() &&
      (service === undefined || answer.service === service) &&
      (who === undefined || answer.actor === who) &&
      (command === undefined || answer.name === command);
    if (!fits) return;
    matched += 1;
    // Without its result, so that many fit.
    answers.push({ ...answer, result: null });
    if (answers.length >= 2 * limit) newest();
  });
  newest();
  const older = matched - answers.length;
  return {
    message: `${answers.length} comandos.${older > 0 ? ` Há ${older} mais antigos: use --limit ou um filtro.` : ''}`,
    result: { answers: answers.map(({ result: _result, ...rest }) => rest), left: older },
    text: answersTable(answers),
  };
}

async function show(context: OpsContext, _: object, commandId = ''): Promise<Outcome> {
  const answers = new Map<number, OpsCommandAnswered>();
  await read(context, undefined, (answer) => {
    if (answer.commandId === commandId) answers.set(answer.seq, answer);
  });
  const told = [...answers.values()].sort((a, b) => a.seq - b.seq);
  const last = told.at(-1);
  if (!last)
    return {
      exit: EXIT.refused,
      message: `Nenhuma resposta ao comando ${commandId} (ficam 90 dias).`,
    };
  return {
    message: '',
    result: { answers: told },
    text: `${answersTable(told)}\n\n${resultText(last.result)}`,
  };
}

async function read(
  { reader }: OpsContext,
  since: Date | undefined,
  take: (answer: OpsCommandAnswered) => void,
): Promise<void> {
  const { topic, validate } = opsCommandAnswered;
  await readToEnd(
    reader,
    topic,
    ({ value }) => {
      const answer = jsonOf(value);
      if (validate(answer).length === 0) take(answer as OpsCommandAnswered);
    },
    since,
  );
}

function answersTable(answers: readonly OpsCommandAnswered[]): string {
  return listTable(
    [
      ['Quando', ({ answeredAt }) => answeredAt],
      ['Quem', ({ actor }) => actor],
      ['Serviço', ({ service }) => service],
      ['Comando', ({ name, dryRun }) => (dryRun ? `${name} (ensaio)` : name)],
      ['Estado', ({ state }) => state],
      ['Por quê', ({ why }) => why],
      ['Resposta', ({ message }) => message],
      ['Id', ({ commandId }) => commandId],
    ],
    answers,
  );
}
