import { once } from 'node:events';
import {
  createServer,
  request as httpRequest,
  type IncomingHttpHeaders,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { NestFactory } from '@nestjs/core';
import { SandboxEnv } from '../config/sandbox-env.config';
import { sandboxConfig } from '../config/sandbox.config';
import { Sandbox } from '../core/sandbox';
import { SandboxModule } from '../sandbox.module';
import { Door } from './door';

const TAGS = '/gupy/api/v1/jobs/8451877/applications/529925562/tags';
const AUTHORIZED = { authorization: 'Bearer sandbox-gupy-token' };

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

describe('the sandbox over HTTP', () => {
  let app: NestFastifyApplication;
  let url: string;
  let receiver: Server;
  let receiverUrl: string;
  let onReceived: (received: Received) => void = () => undefined;

  beforeAll(async () => {
    const adapter = new FastifyAdapter();
    const config = sandboxConfig(new SandboxEnv());
    app = await NestFactory.create<NestFastifyApplication>(SandboxModule.forRoot(config), adapter, {
      logger: false,
    });
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    receiver = createServer((incoming, response) => {
      let body = '';
      incoming.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
      incoming.on('end', () => {
        response.writeHead(200).end();
        onReceived({ headers: incoming.headers, body });
      });
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    receiverUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  });

  beforeEach(() => app.get(Sandbox).reset());

  afterAll(async () => {
    app.get(Door).close();
    await app.get(Sandbox).close();
    await app.close();
    receiver.closeAllConnections();
    receiver.close();
  });

  const call = (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = AUTHORIZED,
  ) =>
    fetch(url + path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  const setFault = (fault: object) => call('POST', '/admin/faults', { system: 'gupy', ...fault });
  const putTag = () => call('PUT', TAGS, { name: 'Apto' });
  const nextDelivery = () => new Promise<Received>((resolve) => (onReceived = resolve));

  it('takes JSON under any content type, or none', async () => {
    // What curl says of every -d, as in the README.
    const form = 'application/x-www-form-urlencoded';
    for (const type of ['application/json', 'text/plain', 'application/octet-stream', form]) {
      const response = await call(
        'POST',
        TAGS.replace('tags', 'comments'),
        { text: 'ok' },
        { ...AUTHORIZED, 'content-type': type },
      );
      expect(response.status).toBe(201);
    }
  });

  it('answers 204 without a body', async () => {
    await putTag();
    const response = await call('DELETE', `${TAGS}?name=Apto`);
    expect([response.status, await response.text()]).toEqual([204, '']);
  });

  it.each([
    ['reset-before', 0],
    ['reset-after', 1],
  ])('%s cuts the connection, with %i tags written', async (kind, written) => {
    await setFault({ kind, count: 1 });
    const refusal: unknown = await putTag().then(
      () => undefined,
      (error: Error) => error.cause,
    );
    expect(refusal).toMatchObject({
      code: expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET/) as string,
    });
    expect(app.get(Sandbox).calls.find({ effect: 'tag-added' })).toHaveLength(written);
  });

  it('cut sends the headers and half a body', async () => {
    await setFault({ kind: 'cut', count: 1 });
    const response = await putTag();
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  it('hang answers nothing until the caller gives up, and is recorded without a status', async () => {
    await setFault({ kind: 'hang', count: 1 });
    const giveUp = new AbortController();
    const hanging = fetch(url + TAGS, {
      method: 'PUT',
      headers: AUTHORIZED,
      body: '{"name":"A"}',
      signal: giveUp.signal,
    });
    while (app.get(Sandbox).calls.find({ fault: 'hang' }).length === 0)
      await new Promise(setImmediate);
    giveUp.abort();
    await expect(hanging).rejects.toThrow();
    expect(app.get(Sandbox).calls.find({ fault: 'hang' })).toMatchObject([
      { status: null, processed: false },
    ]);
  });

  it('drops what hangs when the door closes', async () => {
    await setFault({ kind: 'hang', count: 1 });
    const hanging = putTag();
    while (app.get(Sandbox).calls.find({ fault: 'hang' })[0]?.ms == null)
      await new Promise(setImmediate);
    app.get(Door).close();
    await expect(hanging).rejects.toThrow();
  });

  it('delivers the moved event with only the registered headers: no content type', async () => {
    const registered = await call('POST', '/gupy/api/v1/webhooks', {
      action: 'application.moved',
      postbackUrl: receiverUrl,
      clientHeaders: { 'x-ponte-token': 't' },
    });
    expect(registered.status).toBe(201);
    const delivery = nextDelivery();
    await call('POST', '/admin/gupy/applications/529925562/move', { step: { name: 'Exames' } });
    const { headers, body } = await delivery;
    expect(Object.keys(headers).sort()).toEqual([
      'connection',
      'content-length',
      'host',
      'x-ponte-token',
    ]);
    expect(JSON.parse(body)).toMatchObject({
      event: 'application.moved',
      data: {
        job: { id: 8451877 },
        application: { id: 529925562, currentStep: { name: 'Exames' } },
      },
    });
  });

  it('delivers raw bytes with repeated headers to any address', async () => {
    const delivery = nextDelivery();
    const headers = { 'x-ponte-token': ['a', 'b'] };
    await call('POST', '/admin/gupy/deliver', { url: receiverUrl, headers, body: '{"broken":' });
    expect(await delivery).toMatchObject({
      body: '{"broken":',
      headers: { 'x-ponte-token': 'a, b' },
    });
  });

  it('counts the limit per address of the caller', async () => {
    await call('PATCH', '/admin/settings', { gupy: { rateLimit: { limit: 1, windowMs: 60_000 } } });
    const from = (localAddress: string) =>
      new Promise<number>((resolve, reject) => {
        const outgoing = httpRequest(`${url}/gupy/api/v1/jobs`, {
          headers: AUTHORIZED,
          localAddress,
          agent: false,
        });
        outgoing.on('response', (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        });
        outgoing.on('error', reject).end();
      });
    expect([await from('127.0.0.1'), await from('127.0.0.1'), await from('127.0.0.2')]).toEqual([
      200, 429, 200,
    ]);
  });
});
