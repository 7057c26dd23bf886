import { factsTable, listTable, type Column } from '../output/table';
import {
  byWord,
  entityWord,
  keyText,
  recordName,
  runModeWord,
  runStateWord,
  stateWord,
} from './people-words';
import { messageText, personName } from './person-text';
import type {
  FaultCount,
  ReadCount,
  ReasonCount,
  Report,
  ReportRecord,
  WriteCount,
} from './report-shapes';

/** A report for people. */
export function reportText({
  run,
  read,
  written,
  refusals,
  faults,
  records,
  open,
}: Report): string {
  const tables: readonly (readonly [title: string, table: string])[] = [
    ['', factsTable(runFacts(run))],
    ['Lidos do Datasul', listTable(READ, read)],
    ['Enviados à Feedz', listTable(WRITTEN, written)],
    ['Recusados e em espera, por motivo', listTable(REASONS, refusals)],
    ['Falhas do que foi lido', listTable(FAULTS, faults)],
    ['Registros', listTable(open ? [...RECORDS, ...OPENED] : RECORDS, records)],
  ];
  return tables
    .filter(([, table]) => table !== '')
    .map(([title, table]) => (title === '' ? table : `${title}\n${table}`))
    .join('\n\n');
}

function runFacts(run: Report['run']): Record<string, unknown> {
  return {
    ...{
      Execução: run.id,
      Perfil: run.profile,
      Ambiente: run.environment,
      Estado: runStateWord(run.state),
    },
    Modo: runModeWord(run),
    ...{ Começo: run.startedAt, 'Primeiro envio': run.writeBeganAt, Fim: run.endedAt },
    ...{ Quem: run.actor ?? run.cause, 'Por quê': run.why, Motivo: run.reason },
  };
}

const READ: readonly Column<ReadCount>[] = [
  ['Tipo', ({ entity }) => entityWord(entity)],
  ['Lidos', ({ read }) => read],
  ['Alterados', ({ changed }) => changed],
  ['Com falha', ({ faulty }) => faulty],
  ['Ausentes', ({ missing }) => missing],
];

const WRITTEN: readonly Column<WriteCount>[] = [
  ['Tipo', ({ entity }) => entityWord(entity)],
  ['Sem alteração', ({ unchanged }) => unchanged],
  ['Enviados', ({ sent }) => sent],
  ['Aceitos', ({ accepted }) => accepted],
  ['Recusados', ({ refused }) => refused],
  ['Em espera', ({ held }) => held],
  ['Incertos', ({ unknown }) => unknown],
];

const REASONS: readonly Column<ReasonCount>[] = [
  ['Tipo', ({ entity }) => entityWord(entity)],
  ['Situação', ({ state }) => stateWord(state)],
  ['Código', ({ code }) => code],
  ['Motivo', ({ reason }) => reason],
  ['Explicação', ({ explanation }) => explanation],
  ['Quantos', ({ count }) => count],
];

const FAULTS: readonly Column<FaultCount>[] = [
  ['Lista', ({ endpoint }) => endpoint],
  ['Motivo', ({ reason }) => reason],
  ['Código', ({ code }) => code],
  ['Campo', ({ pointer }) => pointer],
  ['Por exemplo', ({ message }) => message],
  ['Quantos', ({ count }) => count],
];

const RECORDS: readonly Column<ReportRecord>[] = [
  ['Tipo', ({ entity }) => entityWord(entity)],
  ['Chave', ({ key }) => keyText(key)],
  ['Situação', ({ state }) => stateWord(state)],
  ['Quem disse', ({ by }) => byWord(by)],
  ['Código', ({ code }) => code],
  ['Explicação', ({ explanation }) => explanation],
  ['Por causa de', ({ heldFor }) => heldFor.map(recordName).join(', ')],
  ['Desde', ({ settledAt }) => settledAt],
];

const OPENED: readonly Column<ReportRecord>[] = [
  ['Código da pessoa', ({ sealed }) => personName(sealed.person).code],
  ['Nome', ({ sealed }) => personName(sealed.person).name],
  ['Mensagem', ({ sealed }) => messageText(sealed.message)],
];
