import { factsTable, listTable, type Column } from '../output/table';
import { entityWord, runModeWord, runStateWord } from './people-words';

/** A run as `people.run.list` and `people.run.show` tell of it. */
interface Run {
  readonly id: string;
  readonly profile: string;
  readonly environment: string;
  readonly state: string;
  readonly mode: string;
  readonly preview: boolean;
  readonly cause: string;
  readonly slot: string | null;
  readonly actor: string | null;
  readonly why: string | null;
  readonly override: boolean;
  readonly reason: string | null;
  readonly pass: number;
  readonly wave: number;
  readonly startedAt: string;
  readonly readingEndedAt: string | null;
  readonly writeBeganAt: string | null;
  readonly endedAt: string | null;
}
interface Counts {
  readonly entity: string;
  readonly [state: string]: unknown;
}
interface ShownRun extends Run {
  readonly decisions: readonly { to: string; actor: string; why: string; at: string }[];
  readonly asked: readonly Counts[];
  readonly reads: readonly Counts[];
  readonly lots: readonly Counts[];
  readonly records: readonly Counts[];
  readonly written: readonly Counts[];
}

export function runsTable(result: unknown): string {
  const { runs } = result as { readonly runs: readonly Run[] };
  return listTable(
    [
      ['Execução', ({ id }) => id],
      ['Perfil', ({ profile }) => profile],
      ['Estado', ({ state }) => runStateWord(state)],
      ['Modo', runModeWord],
      ['Começo', ({ startedAt }) => startedAt],
      ['Fim', ({ endedAt }) => endedAt],
      ['Quem', ({ actor, cause }) => actor ?? cause],
      ['Motivo', ({ reason, why }) => reason ?? why],
    ],
    runs,
  );
}

export function runTable(result: unknown): string {
  const run = result as ShownRun;
  const parts: readonly (readonly [title: string, table: string])[] = [
    ['', factsTable(factsOf(run))],
    ['Decidido por operadores', listTable(DECISIONS, run.decisions)],
    ['Pergunta: faltam mais do que se marca sem perguntar', listTable(ASKED, run.asked)],
    ['Leitura', listTable(READS, run.reads)],
    ['Lotes', listTable(LOTS, run.lots)],
    ['Enviados por esta execução', listTable(WRITTEN, run.written)],
    ['Registros do perfil, agora', listTable(RECORDS, run.records)],
  ];
  return parts
    .filter(([, table]) => table !== '')
    .map(([title, table]) => (title === '' ? table : `${title}\n${table}`))
    .join('\n\n');
}

function factsOf(run: ShownRun): Record<string, unknown> {
  return {
    ...{ Execução: run.id, Perfil: run.profile, Ambiente: run.environment },
    ...{ Estado: runStateWord(run.state), Motivo: run.reason, Modo: runModeWord(run) },
    ...{ Quem: run.actor ?? run.cause, 'Por quê': run.why, Horário: run.slot },
    'Além de duas por dia': run.override || null,
    ...{ Começo: run.startedAt, 'Fim da leitura': run.readingEndedAt },
    ...{ 'Primeiro envio': run.writeBeganAt, Fim: run.endedAt },
    'Passada|onda': run.pass > 0 ? `${run.pass}|${run.wave}` : null,
  };
}

const kind: Column<Counts> = ['Tipo', ({ entity }) => entityWord(entity)];
const of = (head: string, member: string): Column<Counts> => [head, (counts) => counts[member]];

const DECISIONS: readonly Column<ShownRun['decisions'][number]>[] = [
  ['Quando', ({ at }) => at],
  ['Para', ({ to }) => runStateWord(to)],
  ['Quem', ({ actor }) => actor],
  ['Por quê', ({ why }) => why],
];
const ASKED = [
  ...[kind, of('Conhecidos', 'known'), of('Faltam', 'missing'), of('Sem perguntar até', 'allowed')],
];
const READS = [
  ...[of('Lista', 'endpoint'), of('Estado', 'state'), of('Modo', 'mode'), of('Desde', 'since')],
  ...[of('Página', 'page'), of('Registros', 'items'), of('Alterados', 'changed')],
  ...[of('Com falha', 'faulty'), of('Ausentes', 'missing'), of('2ª vez', 'again')],
];
const LOTS = [
  ...[of('Passada', 'pass'), of('Onda', 'wave'), kind, of('Lotes', 'lots')],
  ...[of('Registros', 'items'), of('Esperam', 'waiting'), of('A caminho', 'underWay')],
  ...[of('Terminados', 'done'), of('Divididos', 'split'), of('Incertos', 'unknown')],
  ...[of('Cancelados', 'cancelled'), of('Na Feedz desde', 'oldestTakenAt')],
];
const WRITTEN = [
  ...[kind, of('Sem alteração', 'unchanged'), of('Enviados', 'sent'), of('Aceitos', 'accepted')],
  ...[of('Recusados', 'refused'), of('Em espera', 'held'), of('Incertos', 'unknown')],
];
const RECORDS = [
  ...[kind, of('A enviar', 'toSend'), of('Em envio', 'sending'), of('Aceitos', 'accepted')],
  ...[of('Recusados', 'refused'), of('Em espera', 'held'), of('Incertos', 'unknown')],
];
