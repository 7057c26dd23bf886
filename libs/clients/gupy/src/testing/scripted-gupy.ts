import { RateLimiters } from '@ponte/clients/http';
import { answering, inTurn, ScriptedServer, type Script } from '@ponte/clients/testing';
import { GupyClient } from '../gupy-client';
import type { GupyClientOptions } from '../gupy-client-options';

/** What stands in front of Gupy when Gupy itself is away. */
export const badGateway = answering(502, '<html>Bad gateway</html>', {
  'content-type': 'text/html',
});

/** A Gupy that answers as a spec says, and a client of it; both anew for each test. */
export class ScriptedGupy {
  private current: { readonly server: ScriptedServer; readonly client: GupyClient } | undefined;

  /** For a `describe`: brings its own hooks. */
  static forEachTest(): ScriptedGupy {
    const gupy = new ScriptedGupy();
    beforeEach(() => gupy.start());
    afterEach(() => gupy.stop());
    return gupy;
  }

  get server(): ScriptedServer {
    return this.running.server;
  }

  get client(): GupyClient {
    return this.running.client;
  }

  /** Another client of the same Gupy; whoever asks for it closes it. */
  connect(options: Partial<GupyClientOptions> = {}): GupyClient {
    return connect(this.server, options);
  }

  /** What it answers from now on, call by call. */
  answers(...scripts: readonly Script[]): void {
    this.server.script = inTurn(...scripts);
  }

  /** Method and decoded path of each call. */
  get asked(): readonly string[] {
    return this.server.received.map(({ method, url }) => `${method} ${decodeURIComponent(url)}`);
  }

  private get running() {
    if (!this.current) throw new Error('it runs only within a test');
    return this.current;
  }

  private async start(): Promise<void> {
    const server = await ScriptedServer.start(answering(200));
    this.current = { server, client: connect(server, {}) };
  }

  private async stop(): Promise<void> {
    await this.client.close();
    await this.server.stop();
    this.current = undefined;
  }
}

function connect(server: ScriptedServer, options: Partial<GupyClientOptions>): GupyClient {
  return new GupyClient({
    account: 'acme',
    url: `${server.url}/gupy/api/v1/`,
    token: () => 'secret-token',
    rateLimiters: new RateLimiters(),
    retry: { attempts: 1 },
    ...options,
  });
}
