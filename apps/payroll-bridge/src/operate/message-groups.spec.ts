import { LookupHasher, parseKeyRing } from '@ponte/platform';
import type { EntityManager } from 'typeorm';
import type { Messages } from '../ledger/messages';
import { type MessageGroup, MessageGroups } from './message-groups';
import type { ReportMessagesArgs } from './report.args';

const row = (number: number, message: string): Record<string, unknown> => ({
  ...{ id: `id-${String(number).padStart(6, '0')}`, profile: 'holding', empresa: '10' },
  ...{ evento: '103', message },
});

/** Pages over rows as Postgres gives them: in the order of their ids, from behind `after`. */
async function pages(rows: readonly Record<string, unknown>[]): Promise<MessageGroup[][]> {
  const { keys } = parseKeyRing(`l1:${'1'.repeat(64)}`);
  const opens = { open: (sealed: string) => sealed } as unknown as Messages;
  const groups = new MessageGroups(opens, new LookupHasher(keys));
  const manager = {
    query: (_: string, parameters: unknown[]) => {
      const [after, limit] = parameters.slice(-2) as [string | null, number];
      const rest = rows.filter(({ id }) => after === null || (id as string) > after);
      return Promise.resolve(rest.slice(0, limit));
    },
  } as unknown as EntityManager;
  const found: MessageGroup[][] = [];
  let after: string | undefined;
  do {
    const args = { competencia: '2026-02', after } as ReportMessagesArgs;
    const page = await groups.page(manager, args, 400);
    found.push([...page.groups]);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return found;
}

describe('what Datasul refused, by its messages', () => {
  it('is counted by what the messages have in common', async () => {
    const [page] = await pages([
      row(1, 'Verba inválida.'),
      row(2, 'Verba inválida.'),
      row(3, 'Não.'),
    ]);
    expect(page?.map(({ count, entryId }) => [count, entryId])).toEqual([
      [2, 'id-000001'],
      [1, 'id-000003'],
    ]);
  });

  it('ends a page before the answer is too large, and loses no entry by that', async () => {
    const long = (number: number): string =>
      `${String.fromCharCode(97 + (number % 26)).repeat(number + 1)} ${'x'.repeat(700)}`;
    const rows = Array.from({ length: 900 }, (_, number) => row(number, long(number)));
    const found = await pages(rows);
    for (const page of found)
      expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(200 * 1_024);
    const counted = found.flat().reduce((sum, { count }) => sum + count, 0);
    expect(counted).toBe(900);
    expect(found.length).toBeGreaterThan(3);
  });

  it('goes on behind a single message that fills a page', async () => {
    const found = await pages([row(1, 'a'.repeat(300_000)), row(2, 'b')]);
    expect(found.map((page) => page.length)).toEqual([1, 1]);
  });
});
