import { ScriptedServer, type Script } from '@ponte/clients/testing';
import { HttpClient, type HttpClientOptions } from '../http-client';
import type { HttpMethod, HttpRequest } from '../http-request';
import { path } from '../path';
import { decodeAs } from '../shape/decode';
import { integerId, object } from '../shape/shape';

const decode = decodeAs(object({ id: integerId }));

/** A call of a vendor's thing; what writes has a body. */
export const thing = (
  method: HttpMethod,
  more: Partial<HttpRequest<{ id: number }>> = {},
): HttpRequest<{ id: number }> => ({
  method,
  path: path`/things/${{ thingId: 7 }}`,
  json: method === 'GET' ? undefined : { text: 'João' },
  decode,
  ...more,
});

/** Servers and clients of one test, closed with it. */
export class Vendor {
  private readonly opened: { stop(): Promise<void> }[] = [];

  /** For a spec: brings its own hook. */
  static forEachTest(): Vendor {
    const vendor = new Vendor();
    afterEach(() => vendor.stop());
    return vendor;
  }

  async serve(script: Script): Promise<ScriptedServer> {
    const server = await ScriptedServer.start(script);
    this.opened.push(server);
    return server;
  }

  /** A server that answers so, and a client of it. */
  async connect(
    script: Script,
    options: Partial<HttpClientOptions> = {},
  ): Promise<{ server: ScriptedServer; client: HttpClient }> {
    const server = await this.serve(script);
    const client = new HttpClient({
      system: 'vendor',
      url: server.url,
      timeoutMs: 5_000,
      ...options,
    });
    this.opened.push({ stop: () => client.close() });
    return { server, client };
  }

  private async stop(): Promise<void> {
    await Promise.all(this.opened.splice(0).map((one) => one.stop()));
  }
}
