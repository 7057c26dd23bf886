import { StatusesConfig, type ProvisioningConfig } from '../config/provisioning.config';
import type { UnitOfWork } from '@ponte/messaging';
import type { Clock, PonteLogger } from '@ponte/platform';
import type { DeskPlan } from './desk-plan';
import { EquipmentRequest } from './equipment-request.entity';
import type { ProvisioningMetrics } from './provisioning-metrics';
import type { Wanted } from './rules/wanted';
import { TicketProgress } from './ticket-progress';

const NOW = new Date('2026-03-20T14:00:00Z');
const notebook = { sku: 'notebook', quantity: 1, kit: 'k' };
const headset = { ...notebook, sku: 'headset' };
const wanted: Wanted = {
  ...{ person: 1, role: 'Analista', workplace: null, department: null, branch: null },
  ...{ hiringType: null, startsOn: '2026-04-06', dueOn: '2026-03-27', items: [notebook] },
};
const requested = (over: Partial<EquipmentRequest>): EquipmentRequest =>
  Object.assign(new EquipmentRequest(), {
    ...{ id: 'r', reference: 'r', state: 'open', version: 1, ticketId: 'T-1', ticketOpen: true },
    ...{ wanted, requested: wanted, description: wanted, ticketAt: null, deskKey: null },
    items: [{ ...notebook, state: 'requested', at: null }],
    ...over,
  } as Partial<EquipmentRequest>);
const words: object[] = [];
const log = { child: () => log, warn: (facts: object) => words.push(facts) };
const progress = new TicketProgress(
  { statuses: new StatusesConfig() } as ProvisioningConfig,
  { make: () => Promise.resolve() } as unknown as DeskPlan,
  { unknownWords: { inc: () => undefined } } as unknown as ProvisioningMetrics,
  { now: () => NOW } as Clock,
  log as unknown as PonteLogger,
);
const unitWith = (reports: object[] = []) =>
  ({
    manager: {
      query: (sql: string) => Promise.resolve(sql.startsWith('SELECT') ? reports : [[], 0]),
      getRepository: () => ({ find: () => Promise.resolve([]) }),
    },
    tell: () => undefined,
  }) as unknown as UnitOfWork;
const news = { ticketId: 'T-1', status: 'delivered', at: NOW };

it('a ticket that was delivered fulfils no position that the desk was not asked for', async () => {
  const request = requested({
    wanted: { ...wanted, items: [notebook, headset] },
    items: [notebook, headset].map((item) => ({ ...item, state: 'requested', at: null })),
  });
  await progress.told(unitWith(), request, undefined, news);
  expect(request.state).toBe('open');
  expect(request.items.map(({ state }) => state)).toEqual(['delivered', 'requested']);
});

it('reports kept of our reference are of our ticket only', async () => {
  const report = { source: 'desk', event_id: 'e', reference: 'r', status: 'delivered', items: [] };
  const kept = (ticketId: string) => unitWith([{ ...report, ticket_id: ticketId, told_at: NOW }]);
  const request = requested({ state: 'requesting', ticketId: null, requested: null });
  await progress.opened(kept('T-2'), request, 'T-1', wanted);
  expect(request.state).toBe('open');
  expect(words).toEqual([{ request: 'r', known: 'T-1', told: 'T-2' }]);
  await progress.opened(kept('T-1'), request, 'T-1', wanted);
  expect(request.state).toBe('fulfilled');
});
