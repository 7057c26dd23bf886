import { spawnFixture } from './fixture/spawn-fixture';

const TRACE = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const CPF = '52998224725';

/**
 * Health and metrics stand on a port apart from the public one; a request runs in its sender's trace, in Nest's routes
 * and in raw Fastify routes, after a body was read; the log line of the request carries the trace and no personal data;
 * a crash is logged, drained and exits 1.
 */
describe('a running service', () => {
  it('shows health and metrics on the management port only', async () => {
    const app = await (await spawnFixture()).ready();
    await fetch(`${app.url}/slow`);
    const live = await fetch(`${app.managementUrl}/health/live`);
    expect(live.status).toBe(200);
    expect(await live.json()).toEqual({ status: 'ok', checks: { 'event-loop': { status: 'ok' } } });
    const metrics = await (await fetch(`${app.managementUrl}/metrics`)).text();
    expect(metrics).toContain('ponte_fixture_requests_total 1');
    expect(metrics).toContain('process_cpu_seconds_total');
    expect((await fetch(`${app.url}/metrics`)).status).toBe(404);
    expect((await fetch(`${app.url}/health/live`)).status).toBe(404);
  });

  it('runs requests in their trace and logs them without personal data', async () => {
    const app = await (await spawnFixture()).ready();
    const post = async (path: string, type: string): Promise<{ traceparent: string }> => {
      const body = JSON.stringify({
        candidate: { id: 7, cpf: CPF },
        note: `call +55 11 98765-4321`,
      });
      const headers = { traceparent: TRACE, 'content-type': type };
      const response = await fetch(`${app.url}${path}`, { method: 'POST', headers, body });
      return (await response.json()) as { traceparent: string };
    };
    expect((await post('/log', 'application/json')).traceparent).toBe(TRACE);
    expect((await post('/raw', 'text/odd')).traceparent).toBe(TRACE);
    const line = JSON.parse(await app.logs.waitFor(/"heard"/)) as Record<string, unknown>;
    expect(line).toMatchObject({
      trace_id: TRACE.split('-')[1],
      service: 'fixture',
      body: { candidate: { id: 7, cpf: '[redacted]' }, note: 'call [phone]' },
    });
  });

  it('logs a crash, drains and exits 1', async () => {
    const app = await (await spawnFixture()).ready();
    await fetch(`${app.url}/crash`, { method: 'POST' });
    expect(await app.exited).toEqual({ code: 1, signal: null });
    const fatal = app.logs.records.find(({ level }) => level === 'fatal');
    expect(fatal).toMatchObject({
      msg: 'uncaughtException',
      err: { message: 'crashed on purpose by [email]' },
    });
    expect(app.logs.records.at(-1)).toMatchObject({ msg: 'drained' });
  });
});
