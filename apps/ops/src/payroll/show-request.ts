import { allPages } from '../ask/all-pages';
import { factsTable, listTable, type Column } from '../output/table';
import type { OpsContext } from '../program/context';
import { readCount } from '../program/options';
import type { Outcome } from '../program/outcome';
import { needOpener } from '../scan/open-parts';
import { dayText, reasonText, stateWord } from './payroll-words';
import { SERVICE } from './service';

export const OUTCOMES = ['accepted', 'refused', 'unknown', 'waiting'] as const;

export interface RequestOptions {
  readonly outcome?: readonly string[];
  readonly limit: string;
  readonly open?: boolean;
}

interface Line {
  readonly item: number;
  readonly line: number;
  readonly rubrica: string | null;
  readonly referencia: string | null;
  readonly datafalta: string | null;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly entryId: string | null;
  readonly entryState: string | null;
  readonly sealed: { readonly message: unknown };
}

interface RequestPage {
  readonly id: string;
  readonly source?: string;
  readonly profile?: string | null;
  readonly receivedAt?: string;
  readonly items?: number;
  readonly heard: number;
  readonly incomplete: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly lines: readonly Line[];
  readonly next: string | null;
}

/** What became of one request, rubrica by rubrica. */
export async function showRequest(
  context: OpsContext,
  options: RequestOptions,
  id: string,
): Promise<Outcome> {
  const open = options.open ? needOpener(context) : undefined;
  const limit = readCount('--limit', options.limit, 1_000_000);
  const wanted = ({ outcome }: Line): boolean =>
    options.outcome?.includes(outcome ?? 'waiting') ?? true;
  const found: Line[] = [];
  let first: RequestPage | undefined;
  const question = { service: SERVICE, name: 'payroll.request', args: { id } };
  await allPages<RequestPage>(context, question, (page) => {
    first ??= page;
    found.push(...page.lines.filter(wanted));
    context.progress.show(`${found.length} rubricas…`);
    return found.length <= limit;
  });
  const listed = found.slice(0, limit);
  const facts = { request: id, lines: listed.length };
  const opening = { name: 'payroll.open', message: `Aberto: envio ${id}.`, facts };
  const lines = open ? ((await open(opening, listed)) as Line[]) : listed;
  const more = found.length > limit ? ' Há mais: use --limit ou --outcome.' : '';
  const { counts = {}, heard = 0, items } = first ?? {};
  const all = heard === items ? '' : ` Ouvidos até agora ${heard} de ${items ?? '?'} funcionários.`;
  return {
    message: `${countsText(counts)}.${all}${more}`,
    result: { ...first, lines, next: undefined },
    text: [factsTable(requestFacts(id, first)), linesTable(lines, open !== undefined)]
      .filter((part) => part !== '')
      .join('\n\n'),
  };
}

function requestFacts(id: string, page: RequestPage | undefined): Record<string, unknown> {
  return {
    ...{ Protocolo: id, Origem: page?.source, Perfil: page?.profile },
    ...{ Recebido: page?.receivedAt, Funcionários: page?.items },
    'Aguardam outra parte': page?.incomplete || null,
  };
}

function countsText(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).map(([outcome, n]) => `${n} ${stateWord(outcome)}`);
  return parts.length > 0 ? `Rubricas: ${parts.join(', ')}` : 'Nenhuma rubrica ainda';
}

function linesTable(lines: readonly Line[], open: boolean): string {
  const columns: Column<Line>[] = [
    ['Item', ({ item }) => item],
    ['Nº', ({ line }) => line],
    ['Rubrica', ({ rubrica }) => rubrica],
    ['Referência', ({ referencia }) => referencia],
    ['Data', ({ datafalta }) => dayText(datafalta)],
    ['Respondido', ({ outcome }) => stateWord(outcome ?? 'waiting')],
    ['Motivo', ({ reason }) => reasonText(reason)],
    ['Lançamento', ({ entryId }) => entryId],
    ['Está', ({ entryState }) => stateWord(entryState)],
  ];
  return listTable(
    open ? [...columns, ['Mensagem', ({ sealed }) => sealed.message]] : columns,
    lines,
  );
}
