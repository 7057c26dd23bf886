import { ScriptedServer, type Script } from '@ponte/clients/testing';
import { DatasulClient, type DatasulClientOptions } from '../datasul-client';

/** Servers and clients of one test, closed with it. */
export class Connected {
  private readonly opened: { stop(): Promise<void> }[] = [];

  /** For a spec: brings its own hook. */
  static forEachTest(): Connected {
    const connected = new Connected();
    afterEach(() => connected.stop());
    return connected;
  }

  /** A server that answers so, and a client of it. */
  async to(
    script: Script,
    options: Partial<DatasulClientOptions> = {},
  ): Promise<{ server: ScriptedServer; client: DatasulClient }> {
    const server = await ScriptedServer.start(script);
    const client = new DatasulClient({
      name: 'holding-producao',
      url: `${server.url}/datasul`,
      path: '/api/rh/ahgora/v1/results',
      user: () => 'serviço',
      password: () => 'se:nha',
      timeoutMs: 5_000,
      spelling: 'anocom',
      ...options,
    });
    this.opened.push(server, { stop: () => client.close() });
    return { server, client };
  }

  private async stop(): Promise<void> {
    await Promise.all(this.opened.splice(0).map((one) => one.stop()));
  }
}
