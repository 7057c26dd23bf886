import { request, Agent } from 'node:http';
import { spawnFixture } from './fixture/spawn-fixture';

/**
 * On SIGTERM a service cuts no request that it accepted: what is in flight is answered, a request that arrives on a kept
 * connection is answered too and told that the connection closes, then the process leaves with code 0. A load balancer
 * keeps connections open for hours, so this is what every deployment goes through.
 */
describe('SIGTERM under keep-alive load', () => {
  it('answers everything that was asked and exits 0', async () => {
    const app = await (await spawnFixture()).ready();
    const agent = new Agent({ keepAlive: true, maxSockets: 32 });
    const cut: string[] = [];
    let answered = 0;
    let closing = 0;

    const ask = (): Promise<'go on' | 'refused'> =>
      new Promise((resolve) => {
        const call = request(`${app.url}/slow?ms=5`, { agent }, (response) => {
          if (response.headers.connection === 'close') closing++;
          response.resume().once('end', () => {
            if (response.statusCode === 200) answered++;
            else cut.push(`status ${response.statusCode}`);
            resolve('go on');
          });
        });
        call.once('error', (error: NodeJS.ErrnoException) => {
          // Nothing but a closed port: whoever was connected gets an answer. Every client keeps its connection until it is
          // told to close it, and by then the port is closed, so none is connecting at the moment when it closes.
          if (error.code !== 'ECONNREFUSED')
            cut.push(`${error.code ?? error.message} (reused: ${call.reusedSocket})`);
          resolve('refused');
        });
        call.end();
      });
    const client = async (): Promise<void> => {
      while ((await ask()) === 'go on');
    };

    const clients = Array.from({ length: 32 }, client);
    await app.logs.waitFor(/"listening"/);
    while (answered < 500) await ask();
    const slow = fetch(`${app.url}/slow?ms=400`).then((response) => response.status);
    await ask();
    const exit = await app.stop(15_000);
    await Promise.all(clients);

    expect(cut).toEqual([]);
    expect(await slow).toBe(200);
    expect(closing).toBeGreaterThan(0);
    expect(exit).toEqual({ code: 0, signal: null });
    expect(app.logs.records.map(({ msg }) => msg)).toEqual(['listening', 'draining', 'drained']);
    agent.destroy();
  });
});
