import type { Settlement, UnitOfWork } from '@ponte/messaging';
import type { Clock, PonteLogger } from '@ponte/platform';
import type { ProvisioningConfig } from '../../config/provisioning.config';
import type { DeskPlan } from '../desk-plan';
import { EquipmentRequest } from '../equipment-request.entity';
import type { RequestStore } from '../request.store';
import { CLOSE_TICKET } from '../task-kinds';
import type { TicketProgress } from '../ticket-progress';
import { DeskSettling } from './desk-settling';

const parked: Settlement = { state: 'parked', reason: 'the desk answered 409' };
const call = { key: 'r/2', requestId: 'r', reference: 'r', ticketId: 'T-1', why: 'desfeita' };

async function closed(over: Partial<EquipmentRequest>) {
  const request = Object.assign(new EquipmentRequest(), {
    ...{ id: 'r', reference: 'r', deskKind: CLOSE_TICKET.name, deskKey: 'r/2', deskReason: null },
    ...{ ticketId: 'T-1', ticketOpen: true, wanted: null, requested: null, ...over },
  } as Partial<EquipmentRequest>);
  const planned: (string | null)[] = [];
  const manager = {
    getRepository: () => ({ findOne: () => Promise.resolve(request) }),
    update: () => Promise.resolve(),
  };
  const plan = { make: () => Promise.resolve(planned.push(request.deskKey)) };
  const log = { child: () => log };
  await new DeskSettling(
    {} as ProvisioningConfig,
    {} as RequestStore,
    plan as unknown as DeskPlan,
    {} as TicketProgress,
    { now: () => new Date() } as Clock,
    log as unknown as PonteLogger,
  ).closed({ manager } as unknown as UnitOfWork, call, parked);
  return { request, planned };
}

it('a closing that waits for a person makes way for the ticket of the hire that came again', async () => {
  const again = {
    state: 'requesting',
    reference: 'r-2',
    ticketId: null,
    ticketOpen: false,
  } as const;
  const { request, planned } = await closed(again);
  expect(planned).toEqual([null]);
  expect(request.deskReason).toBeNull();
});

it('it keeps its place while nothing else is to be asked', async () => {
  const { request, planned } = await closed({ state: 'cancelled' });
  expect(planned).toEqual([]);
  expect(request).toMatchObject({ deskKey: 'r/2', deskReason: 'the desk answered 409' });
});
