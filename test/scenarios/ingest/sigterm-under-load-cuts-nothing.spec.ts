import { Agent } from 'node:http';
import { eventually, movedEvent } from '@ponte/testing';
import { httpPost } from '../../fixtures/ingest/http-post';
import { TOKENS } from '../../fixtures/ingest/ingest-settings';
import { ingestWorld } from '../../fixtures/ingest/ingest-world';

/**
 * Every deployment sends SIGTERM under load. Readiness goes off, no connection is taken any more, every request that was
 * accepted gets its answer (those on kept connections with `connection: close`), the publisher writes what it holds, and
 * the process leaves with code 0. What was answered 200 is on the log, with one process and with several.
 */
describe.each([
  ['one process', {}],
  ['two workers', { INGEST_WORKERS: '2' }],
])('SIGTERM under load, %s', (_, env) => {
  it('answers what was accepted, writes what it answered, leaves with 0', async () => {
    const world = await ingestWorld({ env });
    const agent = new Agent({ keepAlive: true, maxSockets: 48 });
    const acknowledged: string[] = [];
    const cut: string[] = [];
    let closing = 0;

    const send = async (): Promise<boolean> => {
      const body = movedEvent();
      const headers = { 'x-ponte-token': TOKENS.current };
      try {
        const answered = await httpPost(
          `${world.app.url}/webhooks/gupy/acme`,
          JSON.stringify(body),
          { headers, agent },
        );
        if (answered.headers.connection === 'close') closing += 1;
        if (answered.status === 200) acknowledged.push(`acme:${body.id}`);
        else cut.push(`status ${answered.status}`);
        return true;
      } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        // Nothing but a closed port: whoever was connected gets an answer. Every sender keeps its connection until it is
        // told to close it, and by then the port is closed, so none is connecting at the moment when it closes.
        if (code !== 'ECONNREFUSED') cut.push(code ?? message);
        return false;
      }
    };
    const senders = Array.from({ length: 48 }, async () => {
      while (await send());
    });
    await eventually(() => acknowledged.length > 1_000, { timeoutMs: 20_000 });
    const exit = await world.app.stop(20_000);
    await Promise.all(senders);
    agent.destroy();

    expect(cut).toEqual([]);
    expect(exit).toEqual({ code: 0, signal: null });
    expect(closing).toBeGreaterThan(0);
    const onTheLog = new Set(
      (await world.records('gupy.application.moved.v1')).map(({ headers }) => headers.ce_id),
    );
    expect(acknowledged.filter((id) => !onTheLog.has(id))).toEqual([]);
  });
});
