import type { DeskRequest } from '@ponte/clients/service-desk';
import { eventually, spawnApp, type AppProcess } from '@ponte/testing';
import { deskAt, type DeskKind } from '../../fixtures/service-desk/desks';

/**
 * No service desk takes a creation twice for one: a request that is repeated blindly is a second notebook on somebody's
 * desk. So a creation that the desk took without saying so (the connection breaks, or a gateway answers in its place)
 * must be told as ambiguous, "not found" must not be believed before the desk's search can have caught up, and the ticket
 * must then be found by our reference, so that there is exactly one. A creation that never arrived must be told as
 * absent in the end. And through all of it no CPF and no name may stand in an address.
 */
describe.each<DeskKind>(['http', 'jira'])('a ticket at a desk of kind %s', (kind) => {
  const system = kind === 'jira' ? 'jira' : 'desk';
  const route = kind === 'jira' ? '/rest/servicedeskapi/request' : '/tickets';
  let sandbox: AppProcess;
  const send = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${sandbox.url}/admin${path}`, {
      method,
      body: JSON.stringify(body),
    });
    return answer.status === 204 ? undefined : answer.json();
  };
  const request = (reference: string): DeskRequest => ({
    reference,
    cpf: '52998224725',
    name: 'Ana Souza',
    role: 'Analista',
    workplace: 'Recepção',
    startsOn: '2026-04-06',
    items: [{ sku: 'notebook-14', quantity: 1 }],
  });

  beforeAll(async () => {
    sandbox = await (await spawnApp({ app: 'sandbox', env: { HOST: '127.0.0.1' } })).ready();
    await send('PATCH', '/settings', { [system]: { searchLagMs: 700 } });
  });
  const failNext = (fault: object) =>
    send('POST', '/faults', { system, method: 'POST', route, count: 1, ...fault });
  const created = async (): Promise<number> => {
    const effect = kind === 'jira' ? 'request-created' : 'ticket-created';
    const { total } = (await send('GET', `/calls?effect=${effect}`)) as { total: number };
    return total;
  };

  it('is found after its answer was lost, and made once', async () => {
    const desk = deskAt(sandbox.url, kind);
    const before = await created();
    const references = ['lost-reset', 'lost-html'];
    for (const [index, fault] of [
      { kind: 'reset-after' },
      { kind: 'html', processed: true },
    ].entries()) {
      const reference = references[index] ?? '';
      await failNext(fault);
      expect(await desk.create(request(reference))).toMatchObject({ class: 'ambiguous' });
      const attemptedAt = new Date();
      const early = await desk.find(reference, attemptedAt);
      expect(early).toMatchObject({ ok: true, body: { found: 'unsure' } });
      const found = await eventually(async () => {
        const result = await desk.find(reference, attemptedAt);
        return result.ok && result.body.found === 'one' && result.body;
      });
      expect(found).toMatchObject({ others: [] });
    }
    expect((await created()) - before).toBe(references.length);
  });

  it('is surely absent when it never arrived, and only after the time to settle', async () => {
    const desk = deskAt(sandbox.url, kind);
    await failNext({ kind: 'reset-before' });
    expect(await desk.create(request('never'))).toMatchObject({ class: 'ambiguous' });
    const attemptedAt = new Date();
    const absent = await eventually(async () => {
      const result = await desk.find('never', attemptedAt);
      return result.ok && result.body.found === 'none';
    });
    expect(absent).toBe(true);
    expect(Date.now() - attemptedAt.getTime()).toBeGreaterThanOrEqual(1_000);
  });

  it('is changed, read and cancelled, with nothing of the person in an address', async () => {
    const desk = deskAt(sandbox.url, kind);
    const answer = await desk.create(request('whole'));
    if (!answer.ok) throw new Error(answer.reason);
    const { ticketId } = answer.body;
    const change = {
      request: { ...request('whole'), role: 'Gerente' },
      changes: 'Cargo',
      version: 1,
    };
    expect(await desk.update(ticketId, change)).toMatchObject({ ok: true });
    expect(await desk.update(ticketId, change)).toMatchObject({ ok: true });
    expect(await desk.read(ticketId)).toMatchObject({ ok: true, body: { reference: 'whole' } });
    expect(await desk.cancel(ticketId, 'desistiu')).toMatchObject({ body: { state: 'cancelled' } });
    expect(await desk.cancel(ticketId, 'desistiu')).toMatchObject({ ok: true });
    const { results } = (await send('GET', `/calls?system=${system}`)) as {
      results: { path: string; query: string; headers: object; method: string; effect: string }[];
    };
    for (const { path, query, headers } of results)
      expect(JSON.stringify([path, decodeURIComponent(query), headers])).not.toMatch(
        /52998224725|Ana/,
      );
    if (kind === 'jira')
      expect(results.filter(({ effect }) => effect?.startsWith('comment-added'))).toHaveLength(1);
  });
});
