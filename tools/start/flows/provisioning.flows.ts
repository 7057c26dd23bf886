import { equipmentFulfilled, equipmentRequested, gupyCandidateHired } from '@ponte/contracts';
import type { Flow, FlowGroup, FlowTools } from '../flow';

const WAIT_MS = 60_000;
const EVENT = 'candidate.hired';

interface Request {
  readonly ticketId: string;
  readonly startsOn: string;
  readonly dueOn: string;
  readonly items: readonly { readonly sku: string }[];
}

/** Saves hiring data and waits for what was requested of the desk. */
async function hire(
  { sandbox, events }: FlowTools,
  id: number,
  hiringDate: string,
  change: 'opened' | 'changed',
): Promise<Request> {
  await sandbox.hire(id, hiringDate);
  const { value } = await events.next(
    equipmentRequested,
    (told) => told.applicationId === id && told.change === change,
    WAIT_MS,
  );
  return value as unknown as Request;
}

const day = (date: string): string => date.split('-').reverse().slice(0, 2).join('/');
const itemsOf = ({ items }: Request): string => items.map(({ sku }) => sku).join(', ');

const flows: readonly Flow[] = [
  {
    name: 'provisioning-fulfilled',
    title: 'Contratação vira chamado',
    run: async (tools) => {
      const id = tools.firstId + 5;
      await tools.sandbox.addApplication(id, `pessoa.${id}@example.com`);
      const request = await hire(tools, id, '2027-04-05T03:00:00.000Z', 'opened');
      await tools.sandbox.workOn(request.ticketId, 'order');
      await tools.sandbox.workOn(request.ticketId, 'deliver');
      await tools.events.next(
        equipmentFulfilled,
        ({ applicationId }) => applicationId === id,
        WAIT_MS,
      );
      return {
        event: EVENT,
        step: `início ${day(request.startsOn)}, pronto até ${day(request.dueOn)}`,
        asked: itemsOf(request),
        answered: `chamado ${request.ticketId}: comprado, entregue`,
        written: 'pedido atendido',
      };
    },
  },
  {
    name: 'provisioning-changed',
    title: 'Nova data muda o chamado',
    run: async (tools) => {
      const id = tools.firstId + 6;
      await tools.sandbox.addApplication(id, `pessoa.${id}@example.com`);
      const first = await hire(tools, id, '2027-05-03T03:00:00.000Z', 'opened');
      const later = await hire(tools, id, '2027-05-17T03:00:00.000Z', 'changed');
      if (later.ticketId !== first.ticketId) {
        throw new Error(`esperava um só chamado, há ${first.ticketId} e ${later.ticketId}`);
      }
      return {
        event: `${EVENT}, duas vezes`,
        step: `início ${day(first.startsOn)}, depois ${day(later.startsOn)}`,
        asked: itemsOf(first),
        answered: `chamado ${first.ticketId}`,
        written: `o mesmo chamado, agora até ${day(later.dueOn)}`,
      };
    },
  },
];

/** provisioning: what a hire leads to. */
export const provisioningGroup: FlowGroup = {
  flows,
  hears: [gupyCandidateHired, equipmentRequested, equipmentFulfilled],
};
