import { eventually, rubeusSample } from '@ponte/testing';
import { crmWorld, type CrmWorld } from '../../fixtures/ingest/crm-world';

/**
 * Rubeus sends no event id, and sends things again. Within the window a body that equals the last one of its record is
 * that one again, however its keys are ordered, alone or in an array, and is dropped, because that one is on the log. A
 * record that was changed and changed back is two changes, also behind a restart; the same body after the window is genuine, under another id.
 */
describe('what Rubeus sends again', () => {
  const WITHIN_MS = 4_000;
  let world: CrmWorld;
  const contact = (id: string, more: object = {}): Record<string, unknown> => ({
    ...rubeusSample('contato'),
    id,
    ...more,
  });
  const tell = async (...elements: object[]): Promise<[accepted: number, repeated: number]> => {
    const answered = await world.tell('contato', elements);
    expect(answered.status).toBe(200);
    const { accepted, repeated } = answered.json<{ accepted: number; repeated: number }>();
    return [accepted, repeated];
  };

  beforeAll(async () => {
    world = await crmWorld();
  });

  it('is dropped, however it is written, and counted', async () => {
    const one = contact('1001');
    expect(await tell(one)).toEqual([1, 0]);
    expect(await tell(Object.fromEntries(Object.entries(one).reverse()))).toEqual([0, 1]);
    expect(await tell(contact('1002'), one, contact('1002'))).toEqual([1, 2]);
    expect((await world.tell('contato', one)).json()).toMatchObject({ repeated: 1 });
    expect(await world.idsOf('contato', '1001')).toHaveLength(1);
    expect(await world.idsOf('contato', '1002')).toHaveLength(1);
    expect(await world.metric(/bodies_total\{.*kind="rubeus".*disposition="repeated"/)).toBe(4);
  });

  it('is news where another kind, source or record says the same', async () => {
    const other = { ...contact('1001'), ...rubeusSample('evento'), id: '1001' };
    expect((await world.tell('evento', other)).json()).toMatchObject({ accepted: 1 });
    expect(await tell(contact('1003'))).toEqual([1, 0]);
  });

  it('is news if it was something else meanwhile: A, B, A, B are four events', async () => {
    const [a, b] = [contact('1004'), contact('1004', { nome: 'Outro Nome' })];
    for (const each of [a, b, a, b]) expect(await tell(each)).toEqual([1, 0]);
    const ids = await world.idsOf('contato', '1004');
    expect([ids.length, new Set(ids).size]).toEqual([4, 4]);
    // The same within one array.
    const [c, d] = [contact('1005'), contact('1005', { nome: 'Outro Nome' })];
    expect(await tell(c, c, d, d, c)).toEqual([3, 2]);
    expect(new Set(await world.idsOf('contato', '1005')).size).toBe(3);
  });

  it('is genuine after the window, under another id', async () => {
    const short = await crmWorld({ source: { dedupeWithin: `${WITHIN_MS}ms` } });
    const one = contact('1006');
    const accepted = async (): Promise<number> =>
      (await short.tell('contato', one)).json<{ accepted: number }>().accepted;
    const from = performance.now();
    expect(await accepted()).toBe(1);
    await eventually(async () => (await accepted()) === 1, { intervalMs: 200 });
    expect(performance.now() - from).toBeGreaterThanOrEqual(WITHIN_MS);
    expect(new Set(await short.idsOf('contato', '1006')).size).toBe(2);
  });

  it('is no change back behind a restart: A, B, restart, A are three events', async () => {
    const [a, b] = [contact('1007'), contact('1007', { nome: 'Outro Nome' })];
    for (const each of [a, b]) expect(await tell(each)).toEqual([1, 0]);
    const restarted = await crmWorld({ prefix: world.prefix });
    expect((await restarted.tell('contato', [a])).json()).toMatchObject({ accepted: 1 });
    const ids = await world.idsOf('contato', '1007');
    expect([ids.length, new Set(ids).size]).toEqual([3, 3]);
  });

  it('has the same id in every process that has run for a window, and inboxes drop it there', async () => {
    const source = { dedupeWithin: '5s' };
    const one = await crmWorld({ source });
    const other = await crmWorld({ source, prefix: one.prefix });
    // Ids hold for a window of the clock: both are told within one, or else within the next.
    await eventually(
      async () => {
        const id = String(Math.round(performance.now()));
        for (const each of [one, other])
          expect((await each.tell('contato', [contact(id)])).json()).toMatchObject({ accepted: 1 });
        const ids = await one.idsOf('contato', id);
        return ids.length === 2 && new Set(ids).size === 1;
      },
      { timeoutMs: 30_000 },
    );
  });
});
