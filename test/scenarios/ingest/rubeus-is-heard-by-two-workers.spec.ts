import { Agent } from 'node:http';
import { readFileSync } from 'node:fs';
import { eventually, rubeusSample, SimulatedRubeus } from '@ponte/testing';
import { CRM_SECRETS, crmWorld, type CrmWorld } from '../../fixtures/ingest/crm-world';

/**
 * Each process remembers by itself what it put on the log. A repeat that another one hears is published once more, and once
 * both have run for a window, under the same id, so that every consumer's inbox knows it. Driven by the simulated CRM, which
 * sends as Rubeus does, wrong kinds and "Testar" among it.
 */
describe('Rubeus before two workers', () => {
  let world: CrmWorld;
  let rubeus: SimulatedRubeus;
  const address = (event: keyof typeof CRM_SECRETS): string =>
    `${world.app.url}/webhooks/rubeus/vestibular/${CRM_SECRETS[event]}`;

  beforeAll(async () => {
    world = await crmWorld({ env: { INGEST_WORKERS: '2' } });
    rubeus = await SimulatedRubeus.start();
    await rubeus.triggers([
      ['contato', address('contato')],
      ['evento', address('evento')],
    ]);
  });

  it('hears 200 for each repeat, and consumers see one event', async () => {
    const short = await crmWorld({
      ...{ env: { INGEST_WORKERS: '2' }, source: { dedupeWithin: '5s' } },
    });
    // Connections of their own, so that both workers get some.
    const agents = Array.from({ length: 12 }, () => new Agent({ keepAlive: false }));
    await eventually(
      async () => {
        const id = String(Math.round(performance.now()));
        const body = [{ ...rubeusSample('contato'), id }];
        const answers = await Promise.all(
          agents.map((agent) => short.tell('contato', body, { agent })),
        );
        expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
        const ids = await short.idsOf('contato', id);
        // Once both workers had some of it, both have run for a window, and it did not end just then.
        return ids.length === 2 && new Set(ids).size === 1;
      },
      { timeoutMs: 30_000 },
    );
    const { pid } = short.app;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    expect(children.trim().split(' ')).toHaveLength(2);
  });

  it('takes what the CRM sends: many in an array, bare objects, repeats', async () => {
    const sent = [
      await rubeus.send({ event: 'contato', count: 20, repeat: 3 }),
      await rubeus.send({ event: 'evento', count: 3, as: 'object' }),
      await rubeus.send({
        event: 'evento',
        count: 3,
        perRequest: 1,
        changes: { descricao: '' },
      }),
    ].flat();
    expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 200));
    const contacts = (await world.received('contato')).filter(
      ({ key }) => key === 'vestibular/350',
    );
    // Once by each worker at most, whose first window this is.
    expect(contacts.length).toBeGreaterThanOrEqual(1);
    expect(new Set(contacts.map(({ headers }) => headers.ce_id)).size).toBeLessThanOrEqual(2);
    expect((await world.received('evento')).length).toBeGreaterThanOrEqual(6);
    expect(
      await world.metric(/rubeus_elements_total\{.*event="evento".*disposition="accepted"/),
    ).toBe(6);
  });

  it('answers "Testar" as a positive one, and keeps what a trigger sends by mistake', async () => {
    expect(await rubeus.test('evento')).toMatchObject({ positive: true });
    await rubeus.send({ event: 'evento', wrongKind: true });
    const kept = (await world.records('ingest.rejected.v1')).map((record) => record.json());
    expect(kept).toMatchObject([{ source: 'vestibular', kind: 'rubeus', event: 'evento' }]);
    await rubeus.triggers([['evento', address('other')]]);
    expect(await rubeus.test('evento')).toMatchObject({
      ...{ positive: false, attempts: [{ status: 404 }] },
    });
  });
});
