import type { Command } from 'commander';
import { serviceTopics } from '@ponte/contracts';
import { listTable } from '../output/table';
import type { OpsContext } from '../program/context';
import { examples } from '../program/examples';
import { EXIT } from '../program/exit-code';
import type { Outcome } from '../program/outcome';
import { Refusal } from '../program/refusal';
import type { Runner } from '../program/runner';
import { openValue } from '../scan/open-value';
import { recordText } from '../scan/record-text';
import { replayRecords } from '../scan/replay-records';
import { shownValue } from '../scan/shown-value';
import { keptFilterOptions, narrowsKept, type KeptFilterOptions } from './kept-filter';
import { keptId, type KeptRecord } from './kept-record';
import { searchKept, type KeptTopic } from './kept-search';

interface KeptOptions extends KeptFilterOptions {
  readonly limit: string;
  readonly all?: boolean;
}

const ABOUT: Readonly<Record<KeptTopic, string>> = {
  rejected: 'corpos que um remetente autenticado mandou fora do contrato',
  unrouted: 'eventos de um remetente autenticado com nome que nenhum contrato conhece',
};

/** `ops rejected …` and `ops unrouted …`: what ingest answered 200 for and kept aside. */
export function addKept(program: Command, runner: Runner): void {
  for (const which of ['rejected', 'unrouted'] as const) {
    const kept = program.command(which).description(ABOUT[which]);
    examples(
      keptFilterOptions(kept.command('list').description('lista os corpos guardados'))
        .option('--limit <n>', 'no máximo tantos', '100')
        .action(runner.action((context, options: KeptOptions) => list(context, which, options))),
      `${which} list --source acme --since 2d`,
    );
    examples(
      kept
        .command('show')
        .description('mostra um corpo guardado e os motivos')
        .argument('<id>', 'id do evento, ou lugar (partição/posição)')
        .option('--open', 'abre o corpo lacrado (PII_KEYS e --why; fica registrado)')
        .action(
          runner.action((context, { open }: { open?: boolean }, id = '') =>
            show(context, which, id, open ?? false),
          ),
        ),
      `${which} show 2/41 --open --why "conferir o campo novo"`,
    );
    examples(
      keptFilterOptions(
        kept
          .command('replay')
          .description('julga de novo, pelos contratos de hoje, com o mesmo id'),
      )
        .option('--limit <n>', 'no máximo tantos', '1000')
        .option('--all', 'todos, sem filtro')
        .action(runner.action((context, options: KeptOptions) => replay(context, which, options))),
      `${which} replay --source acme --event application.moved --dry-run`,
      `${which} replay --id 2/41 --why "contrato corrigido na 0.2.1"`,
    );
  }
}

async function list(context: OpsContext, which: KeptTopic, options: KeptOptions): Promise<Outcome> {
  const { found, left } = await searchKept(context, which, options);
  const more = left > 0 ? ` Há mais ${left}: use --limit ou um filtro.` : '';
  return {
    message: `${found.length} corpos.${more}`,
    result: { records: found.map(factsOf), left },
    text: listTable<KeptRecord>(
      [
        ['Lugar', ({ place }) => place],
        ['Id', (record) => keptId(record)],
        ['Fonte', ({ body }) => `${body.kind}:${body.source}`],
        ['Evento', ({ body }) => body.event],
        ['Recebido', ({ body }) => body.receivedAt],
        ['Bytes', ({ body }) => body.bytes],
        ['Motivo', ({ body }) => reasons(body)],
      ],
      found,
    ),
  };
}

async function show(
  context: OpsContext,
  which: KeptTopic,
  id: string,
  open: boolean,
): Promise<Outcome> {
  const { found } = await searchKept(context, which, { id: [id], limit: '1' });
  const [record] = found;
  if (!record) return { exit: EXIT.refused, message: `Nenhum corpo guardado tem o id ${id}.` };
  const { topic, place, value, headers, body } = record;
  const opened = { topic, place, eventId: keptId(record) };
  const shown = open ? await openValue(context, `${which}.open`, opened, value) : shownValue(value);
  return {
    message: '',
    result: { ...factsOf(record), headers, value: shown },
    text: recordText(
      {
        ...{ Id: keptId(record), Lugar: place, Fonte: `${body.kind}:${body.source}` },
        ...{ Evento: body.event, Recebido: body.receivedAt, Bytes: body.bytes },
        Motivos: reasons(body),
      },
      headers,
      shown,
    ),
  };
}

/** The records as they are, on the replay topic of ingest: it judges them by today's contracts and sources. */
async function replay(
  context: OpsContext,
  which: KeptTopic,
  options: KeptOptions,
): Promise<Outcome> {
  if (!narrowsKept(options) && !options.all)
    throw new Refusal(
      'Diga quais: --id, --source, --party, --kind, --event, --since, --reason, ou --all.',
    );
  const { found, left } = await searchKept(context, which, options);
  if (found.length === 0 && options.id)
    return { exit: EXIT.refused, message: 'Nenhum corpo guardado tem esse id.' };
  const outcome = await replayRecords(context, {
    ...{ name: `${which}.replay`, topic: serviceTopics('ingest').replay.topic, left },
    records: found.map(({ key, value, headers }) => ({ key, value, headers })),
    ids: found.map(keptId),
    question: `Julgar ${found.length} corpos de novo no ingest.`,
  });
  const told = outcome.exit === undefined && !context.settings.dryRun && found.length > 0;
  return told
    ? {
        ...outcome,
        message: `${outcome.message} O que continuar fora do contrato fica onde está; o log do ingest diz por quê.`,
      }
    : outcome;
}

function factsOf(record: KeptRecord): Record<string, unknown> {
  const { place, key, body } = record;
  return { place, id: keptId(record), key, ...body, sealed: undefined };
}

function reasons({ reasons: all }: KeptRecord['body']): string {
  return all.map(({ path, message }) => `${path || '(corpo)'} ${message}`).join('; ');
}
