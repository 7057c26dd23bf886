import { Injectable } from '@nestjs/common';
import {
  type Asked,
  Command,
  type CommandResult,
  pageOf,
  refused,
  type UnitOfWork,
} from '@ponte/messaging';
import type { HistoryRow } from '../ledger/history-row';
import { fromRow } from '../ledger/rows';
import { PostResults } from '../post/post-results';
import { findByIds } from './decidable.store';
import { entryFacts } from './entry-facts';
import { CallBodyArgs, EntryArgs, RequestArgs } from './look.args';
import { countItems, countLines, findCalls, findLines, findRequest, findTasks } from './look.store';
import { waitingProtocols } from './protocols.store';

const PAGE = 300;
/** Moves, calls and tasks of an entry that are shown, the newest: a few hundred bytes each. */
const SHOWN = 100;
const SHOWN_TASKS = 10;
/** Characters of one answer, of the 200 KiB that a result may have. */
const SLICE = 100_000;

/** What became of one request, and of one entry. */
@Injectable()
export class LookCommands {
  @Command({
    name: 'payroll.request',
    changes: false,
    about: 'mostra o que foi de um envio do PontoWeb, rubrica por rubrica, pelo protocolo',
    args: RequestArgs,
  })
  async request(args: RequestArgs, _: Asked, { manager }: UnitOfWork): Promise<CommandResult> {
    const { id, after } = args;
    const items = await countItems(manager, id);
    const request = await findRequest(manager, id);
    if (!request && items.incomplete === 0) return refused(noRequest(id));
    const limit = args.limit ?? PAGE;
    const found = await findLines(manager, id, after, limit);
    const page = pageOf(
      found.map(({ message, ...line }) => ({ ...line, sealed: { message } })),
      limit,
      ({ item, line }) => `${item}/${line}`,
    );
    const counts = Object.fromEntries(
      (await countLines(manager, id)).map(({ outcome, count }) => [outcome, count]),
    );
    const { source, profile, count, receivedAt } = request ?? {};
    return {
      message: `Envio ${id}: ${items.heard} de ${count ?? '?'} funcionários ouvidos.`,
      result: {
        ...{ id, source, profile, receivedAt, items: count, ...items, counts },
        ...{ lines: page.items, next: page.next },
      },
    };
  }

  @Command({
    name: 'payroll.entry',
    changes: false,
    about: 'mostra um lançamento: valores, história, chamadas, quem espera',
    args: EntryArgs,
  })
  async entry({ id }: EntryArgs, _: Asked, { manager }: UnitOfWork): Promise<CommandResult> {
    const [entry] = await findByIds(manager, [id]);
    if (!entry) return refused(`Não há lançamento ${id}.`);
    const history: Record<string, unknown>[] = await manager.query(
      `SELECT * FROM payroll_entry_history WHERE entry_id = $1 ORDER BY version DESC LIMIT $2`,
      [id, SHOWN],
    );
    const { version, wanted, by, receivedAt, settledAt, partLimit } = entry;
    const { acceptedUnit, acceptedBy, acceptedAt } = entry;
    const lane = `${entry.profile}/${entry.employee}`;
    const result = {
      ...entryFacts(entry),
      ...{ version, wanted, by, receivedAt, settledAt, partLimit },
      ...{ acceptedUnit, acceptedBy, acceptedAt },
      ...((await waitingProtocols(manager, [id])).get(entry.id) ?? { protocols: [], waiting: 0 }),
      history: history.map((row) => moveFacts(fromRow<HistoryRow>(row))),
      calls: await findCalls(manager, id, SHOWN),
      tasks: await findTasks(manager, PostResults.name, lane, SHOWN_TASKS),
    };
    return { message: `Lançamento ${id}: ${entry.state}.`, result };
  }

  @Command({
    name: 'payroll.call-body',
    changes: false,
    about: 'devolve, lacrado e em partes, o que uma chamada ao Datasul mandou ou recebeu',
    args: CallBodyArgs,
  })
  async body(args: CallBodyArgs, _: Asked, { manager }: UnitOfWork): Promise<CommandResult> {
    const { id, part, from = 0 } = args;
    const column = part === 'leftover' ? 'leftover' : (`${part}_body` as const);
    const [row]: { sealed: string | null; length: number | null }[] = await manager.query(
      `SELECT substr(${column}, $2, $3) AS sealed, length(${column}) AS length FROM payroll_call WHERE id = $1`,
      [id, from + 1, SLICE],
    );
    if (!row) return refused(`Não há chamada ${id}.`);
    if (row.sealed === null || row.length === null)
      return refused(`Da chamada ${id} não há ${part}, ou já foi apagado.`);
    const end = from + row.sealed.length;
    const next = end < row.length ? end : null;
    return { message: `${end} de ${row.length} caracteres.`, result: { text: row.sealed, next } };
  }
}

/** A move as it is shown: what was said stays sealed. */
function moveFacts({ entryId: _, message, ...move }: HistoryRow) {
  return { ...move, sealed: { message } };
}

function noRequest(id: string): string {
  return `Não há envio com o protocolo ${id}, ou ainda não foi ouvido: confira o protocolo, e se o serviço está em dia.`;
}
