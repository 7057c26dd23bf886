import { answering, ScriptedServer } from '@ponte/clients/testing';
import {
  HttpValidationPlatform,
  type HttpValidationPlatformOptions,
} from '../http-validation-platform';

/** A validation platform that answers as a spec says; anew for each test, at first with an order that it took. */
export class ScriptedPlatform {
  private current: ScriptedServer | undefined;
  private readonly clients: HttpValidationPlatform[] = [];

  /** For a `describe`: brings its own hooks. */
  static forEachTest(): ScriptedPlatform {
    const platform = new ScriptedPlatform();
    beforeEach(() => platform.start());
    afterEach(() => platform.stop());
    return platform;
  }

  get server(): ScriptedServer {
    if (!this.current) throw new Error('it runs only within a test');
    return this.current;
  }

  /** A client of it, closed with the test. */
  connect(options: Partial<HttpValidationPlatformOptions> = {}): HttpValidationPlatform {
    const client = new HttpValidationPlatform({
      id: 'exams',
      url: `${this.server.url}/exams`,
      token: () => 'secret-token',
      ...options,
    });
    this.clients.push(client);
    return client;
  }

  private async start(): Promise<void> {
    this.current = await ScriptedServer.start(answering(201, { id: 'o-1' }));
  }

  private async stop(): Promise<void> {
    await Promise.all(this.clients.splice(0).map((client) => client.close()));
    await this.server.stop();
    this.current = undefined;
  }
}
