import type { OpenTasks } from '@ponte/messaging';
import type { EntityManager } from 'typeorm';
import { RequestStore } from './request.store';
import { CLOSE_TICKET, CREATE_TICKET } from './task-kinds';

it('the tasks of several requests are locked at once, whatever their kinds: in one order', async () => {
  const rows = [
    { id: 'a', desk_kind: CREATE_TICKET.name, desk_key: 'a/1' },
    { id: 'b', desk_kind: CLOSE_TICKET.name, desk_key: 'b/2' },
    { id: 'c', desk_kind: null, desk_key: null },
  ];
  const requests = rows.map((row) => ({ id: row.id, deskKey: row.desk_key }));
  const manager = {
    query: () => Promise.resolve(rows),
    getRepository: () => ({ find: () => Promise.resolve(requests) }),
  } as unknown as EntityManager;
  const asked: (readonly { readonly kind: string; readonly dedupeKey: string }[])[] = [];
  const tasks = {
    lockAll: (_manager: unknown, keys: (typeof asked)[number]) => {
      asked.push(keys);
      return Promise.resolve(keys.map(({ dedupeKey }) => ({ dedupe_key: dedupeKey })));
    },
  } as unknown as OpenTasks;
  const locked = await new RequestStore(tasks).lock(manager, ['a', 'b', 'c']);
  expect(asked.filter((keys) => keys.length > 0)).toEqual([
    [
      { kind: CREATE_TICKET.name, dedupeKey: 'a/1' },
      { kind: CLOSE_TICKET.name, dedupeKey: 'b/2' },
    ],
  ]);
  expect(locked.map(({ task }) => task?.dedupe_key)).toEqual(['a/1', 'b/2', undefined]);
});
