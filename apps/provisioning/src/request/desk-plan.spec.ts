import type { ServiceDesk } from '@ponte/clients/service-desk';
import type { OpenTask, OpenTasks, UnitOfWork } from '@ponte/messaging';
import { DeskPlan } from './desk-plan';
import { EquipmentRequest } from './equipment-request.entity';
import type { Wanted } from './rules/wanted';
import { CREATE_TICKET } from './task-kinds';

const wanted: Wanted = {
  ...{ person: 1, role: 'Analista', workplace: null, department: null, branch: null },
  ...{ hiringType: null, startsOn: '2026-04-06', dueOn: '2026-03-27', items: [] },
};
const timedOut = {
  ...{ id: '7', kind: CREATE_TICKET.name, state: 'waiting', step: 'perform', may_have_run: true },
  ...{ failures: 1, deaths: 0, payload: { wanted } },
} as unknown as OpenTask;

it.each([
  ['kept where the desk is asked again', true, []],
  ['dropped where it surely did not arrive', false, ['7']],
])('the creation of a hire that was called off is %s', async (_, repeatCreate, dropped) => {
  const ended: string[] = [];
  const tasks = { end: (_unit: unknown, { id }: OpenTask) => Promise.resolve(!!ended.push(id)) };
  const request = Object.assign(new EquipmentRequest(), {
    ...{ id: 'r', state: 'cancelled', ticketId: null, ticketOpen: false, wanted },
    ...{ deskKind: CREATE_TICKET.name, deskKey: 'r/1', requested: null, requestedUnsure: false },
  });
  const desk = { abilities: { repeatCreate } } as ServiceDesk;
  await new DeskPlan(tasks as unknown as OpenTasks, desk).make({} as UnitOfWork, request, timedOut);
  expect(ended).toEqual(dropped);
  expect(request.deskKey).toBe(dropped.length > 0 ? null : 'r/1');
});
