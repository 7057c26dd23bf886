import type { ServiceDesk, TicketSearch } from '@ponte/clients/service-desk';
import type { TaskView } from '@ponte/messaging';
import type { PonteLogger, Sealer } from '@ponte/platform';
import type { DeskCall } from '../task-kinds';
import type { AwaitedRequests } from './awaited-requests';
import { CreateTicketTask } from './create-ticket.task';
import type { DeskSettling } from './desk-settling';

const log = { child: () => log };
const answer = <T>(body: T) => Promise.resolve({ ok: true, status: 200, headers: {}, body });
const CANDIDATE = { name: 'Ana', identificationDocument: '52998224725' };

function taskWith(search: TicketSearch, awaited: boolean, repeatCreate: boolean) {
  const created: string[] = [];
  const desk = {
    abilities: { repeatCreate },
    create: ({ reference }: { reference: string }) => {
      created.push(reference);
      return answer({ ticketId: 'T-1' });
    },
    find: () => answer(search),
  };
  const sealer = { open: () => Buffer.from(JSON.stringify(CANDIDATE)) };
  const task = new CreateTicketTask(
    desk as unknown as ServiceDesk,
    sealer as unknown as Sealer,
    {} as DeskSettling,
    { isAwaited: () => Promise.resolve(awaited) } as unknown as AwaitedRequests,
    log as unknown as PonteLogger,
  );
  return { task, created };
}
const view = (isFirstRun: boolean) =>
  ({
    ...{ id: '1', isFirstRun },
    payload: { reference: 'r', candidate: 'v1.sealed', wanted: { items: [] } },
  }) as unknown as TaskView<DeskCall>;
const { signal } = new AbortController();

it.each([
  ['asks for who is awaited', true, true, false, 1],
  ['does not ask for who has left', false, true, false, 0],
  ['nor after an attempt that surely did not arrive', false, false, false, 0],
  ['asks again where it may have arrived and is told apart', false, false, true, 1],
])('%s', async (_, awaited, isFirstRun, repeatCreate, calls) => {
  const { task, created } = taskWith({ found: 'none' }, awaited, repeatCreate);
  const outcome = await task.perform(view(isFirstRun), signal);
  expect(created).toHaveLength(calls);
  expect(outcome).toMatchObject({ class: calls === 1 ? 'done' : 'transient' });
});

it('a desk that cannot tell yet holds up no other creation', async () => {
  const unsure = { found: 'unsure', reason: 'not yet', retryAfterMs: 60_000 } as const;
  const { task } = taskWith(unsure, true, false);
  expect(await task.reconcile(view(false), signal)).toEqual({
    ...{ class: 'transient', reason: 'not yet', retryAfterMs: 60_000 },
  });
});
