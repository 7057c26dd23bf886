import { ahgoraResultsReceived, datasulResultsSettled } from '@ponte/contracts';
import {
  ahgoraMonth,
  type AhgoraBody,
  payrollSamples,
  type PontoWebReply,
  type SimulatedDatasul,
} from '@ponte/testing';
import type { Flow, FlowGroup } from '../flow';

/** The event that the simulated Datasul refuses, as in the vendor's sample. */
const REFUSED_EVENT = '206';
const REFUSED_WITH = 'Verba inválida.';
const WAIT_MS = 60_000;
/** Datasul posts the values; what comes back is a page of the application server's. */
const LOST = { kind: 'html', status: 502, processed: true, count: 1 };

/** Last month in the calendar of the machine: always a plausible competência. */
function lastMonth(): string {
  const today = new Date();
  const last = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1, 15));
  return last.toISOString().slice(0, 7);
}

/** The vendor's sample with employees of this start, so that what an earlier one has sent does not matter. */
function sample(firstId: number): object {
  const [ano, mes] = lastMonth().split('-');
  const { request } = payrollSamples();
  const items = request.items.map((item, index) => {
    const number = firstId + index;
    const competence =
      'anocomp' in item ? { anocomp: ano, mescomp: mes } : { anocom: ano, mescom: mes };
    return { ...item, ...competence, matricula: `101${number}`, codfuncionario: `10|1|${number}` };
  });
  return { items };
}

function oneRubrica(firstId: number): AhgoraBody {
  return ahgoraMonth({
    ...{ employees: 1, rubricas: 1, empresas: ['12'] },
    ...{ first: firstId, competencia: lastMonth() },
  });
}

const statuses = ({ entries }: PontoWebReply): string =>
  entries.map(({ status, mensagem }) => `${status ?? '?'}: ${mensagem ?? ''}`).join('; ');

function expectStatuses(reply: PontoWebReply, expected: string): void {
  const got = reply.entries.map(({ status }) => status).join('');
  if (reply.status === 200 && got === expected) return;
  throw new Error(
    `esperava 200 ${expected}, veio ${reply.status} ${statuses(reply) || reply.text}`,
  );
}

/** What the employees from `firstId` on have in the simulated payroll, each posted once. */
async function expectPosted(
  datasul: SimulatedDatasul,
  firstId: number,
  employees: number,
  rows: number,
): Promise<void> {
  const numbers = Array.from({ length: employees }, (_, index) => String(firstId + index));
  const tables = await Promise.all(numbers.map((matricula) => datasul.payroll({ matricula })));
  const totals = tables.map((table) => table.totals);
  const found = totals.reduce((sum, total) => sum + total.rows, 0);
  const posts = totals.reduce((sum, total) => sum + total.posts, 0);
  if (found !== rows || posts !== rows)
    throw new Error(
      `esperava ${rows} lançamentos, cada um uma vez; há ${found}, lançados ${posts}`,
    );
}

const flows: readonly Flow[] = [
  {
    name: 'payroll-posted',
    title: 'Resultados do ponto viram folha',
    run: async ({ pontoWeb, datasul, ...tools }) => {
      const firstId = tools.firstId + 20;
      const body = sample(firstId);
      const first = await pontoWeb('holding').send(body, WAIT_MS);
      expectStatuses(first, 'SES');
      expectStatuses(await pontoWeb('holding').send(body, WAIT_MS), 'SES');
      await expectPosted(datasul, firstId, 2, 2);
      return {
        event: 'POST do PontoWeb, duas vezes',
        step: `2 pessoas, 3 rubricas, competência ${lastMonth()}`,
        asked: 'Datasul, uma chamada',
        answered: `S, E (${first.entries[1]?.mensagem ?? ''}), S; no reenvio o mesmo`,
        written: '2 lançamentos na folha, nenhum em dobro',
      };
    },
  },
  {
    name: 'payroll-unknown',
    title: 'Resposta perdida espera uma pessoa',
    run: async ({ pontoWeb, datasul, events, ops, ...tools }) => {
      const number = tools.firstId + 30;
      const body = oneRubrica(number);
      const send = (): Promise<PontoWebReply> => pontoWeb('filial').send(body, WAIT_MS);
      await datasul.fault({ ...LOST, when: { contains: `12|1|${number}` } });
      expectStatuses(await send(), 'E');
      expectStatuses(await send(), 'E');
      const { value } = await events.next(
        datasulResultsSettled,
        ({ source, state }) => source === 'filial' && state === 'unknown',
        WAIT_MS,
      );
      const id = String(value['entryId']);
      await ops.run('payroll', 'unknown', 'accept', id, '--yes');
      await events.next(
        datasulResultsSettled,
        ({ entryId, state }) => entryId === id && state === 'accepted',
        WAIT_MS,
      );
      expectStatuses(await send(), 'S');
      await expectPosted(datasul, number, 1, 1);
      return {
        event: 'POST do PontoWeb, três vezes',
        step: 'o Datasul lançou, a resposta se perdeu',
        asked: 'Datasul, uma chamada',
        answered: 'E: aguarda conferência; o operador confere: aceito',
        written: '1 lançamento, e S no terceiro envio',
      };
    },
  },
];

/** payroll-bridge: a month of the time clock into payroll. */
export const payrollGroup: FlowGroup = {
  flows,
  hears: [ahgoraResultsReceived, datasulResultsSettled],
  prepare: ({ datasul }) =>
    datasul.settings({ refusals: [{ evento: REFUSED_EVENT, mensagem: REFUSED_WITH }] }),
};
