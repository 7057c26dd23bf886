import { factsTable, listTable } from '../output/table';
import type { ShownCall, ShownEntry, ShownMove } from './entry-shapes';
import { employeeText } from './employee-text';
import { dayText, reasonText, stateWord, unitWord } from './payroll-words';

/** One entry for people. */
export function entryText(
  entry: ShownEntry & { readonly bodies?: Readonly<Record<string, unknown>> },
): string {
  const { history, calls, tasks, bodies } = entry;
  return [
    factsTable(facts(entry)),
    part('História, do mais novo', historyTable(history)),
    part('Chamadas, da mais nova', callsTable(calls)),
    part(
      'Tarefas abertas do funcionário',
      listTable(
        [
          ['Tarefa', ({ id }) => id],
          ['Estado', ({ state }) => state],
          ['Motivo', ({ reason }) => reason],
        ],
        tasks,
      ),
    ),
    ...Object.entries(bodies ?? {}).map(([id, body]) =>
      part(`Chamada ${id}`, JSON.stringify(body, null, 2)),
    ),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

function facts(entry: ShownEntry): Record<string, unknown> {
  const { sealed, protocols, waiting } = entry;
  const opened = typeof sealed.employee === 'object' && sealed.employee !== null;
  return {
    ...{
      Lançamento: `${entry.id}@${entry.version}`,
      Perfil: entry.profile,
      Ambiente: entry.environment,
    },
    ...{ Empresa: entry.empresa, Estabelecimento: entry.estabelecimento },
    Funcionário: opened ? employeeText(sealed.employee) : entry.employee,
    ...{ Competência: entry.competencia, Pagamento: entry.campoAdicional },
    ...{ Rubrica: entry.rubrica, Evento: entry.evento, Data: dayText(entry.datafalta) },
    ...{ Referência: entry.referencia, Unidade: unitWord(entry.unit) },
    ...{ Estado: stateWord(entry.state), Desde: entry.since, Motivo: reasonText(entry.reason) },
    ...{ 'Quem disse': entry.by, Mensagem: opened ? sealed.message : null },
    ...{ 'O Datasul aceitou': entry.acceptedReferencia, 'Aceito em': entry.acceptedAt },
    ...{ Recebido: entry.receivedAt, Esperam: waiting || null, Protocolos: protocols.join(', ') },
  };
}

function historyTable(history: readonly ShownMove[]): string {
  return listTable(
    [
      ['V.', ({ version }) => version],
      ['Quando', ({ at }) => at],
      ['De → para', ({ fromState, toState }) => `${stateWord(fromState)} → ${stateWord(toState)}`],
      ['Referência', ({ referencia }) => referencia],
      ['Motivo', ({ reason }) => reasonText(reason)],
      ['Quem', ({ actor, by }) => actor ?? by],
      ['Por quê', ({ why }) => why],
      ['Envio', ({ requestId }) => requestId],
      ['Comando', ({ commandId }) => commandId],
    ],
    history,
  );
}

function callsTable(calls: readonly ShownCall[]): string {
  return listTable(
    [
      ['Chamada', ({ id }) => id],
      ['Começo', ({ startedAt }) => startedAt],
      ['ms', ({ durationMs }) => durationMs],
      ['Fim', ({ outcome }) => outcome],
      ['Status', ({ status }) => status],
      ['Este', ({ entryOutcome }) => stateWord(entryOutcome)],
      ['Itens', ({ items }) => items],
      ['HMAC do pedido', ({ requestHmac }) => requestHmac.slice(0, 12)],
      ['da resposta', ({ responseHmac }) => responseHmac?.slice(0, 12)],
    ],
    calls,
  );
}

function part(title: string, text: string): string {
  return text === '' ? '' : `${title}\n${text}`;
}
