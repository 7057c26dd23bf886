import { answering, ScriptedServer } from '@ponte/clients/testing';
import { checkYamlText } from '@ponte/platform';
import { createServiceDesk } from '../create-service-desk';
import { IsDesk, type DeskConfig } from '../is-desk.decorator';
import type { ServiceDesk } from '../service-desk';

class ServiceConfig {
  @IsDesk()
  desk: DeskConfig;
}

/** The moment of the tests, and one long before it. */
export const NOW = Date.parse('2026-03-20T12:00:00Z');
export const LONG_AGO = new Date(NOW - 86_400_000);

/** A desk that answers as a spec says; anew for each test. */
export class ScriptedDesk {
  private current: ScriptedServer | undefined;
  private readonly desks: ServiceDesk[] = [];

  /** For a `describe`: brings its own hooks. */
  static forEachTest(): ScriptedDesk {
    const desk = new ScriptedDesk();
    beforeEach(() => desk.start());
    afterEach(() => desk.stop());
    return desk;
  }

  get server(): ScriptedServer {
    if (!this.current) throw new Error('it runs only within a test');
    return this.current;
  }

  /** A client by its YAML, in which `$URL` is the server's; closed with the test. */
  connect(yaml: string): ServiceDesk {
    const text = `desk: ${yaml.replaceAll('$URL', this.server.url)}`;
    const { value, faults } = checkYamlText(ServiceConfig, text, 'a.yaml', {
      DESK_TOKEN: 's3cret',
    });
    if (faults.length > 0) throw new Error(JSON.stringify(faults));
    // The environment was handed to the check only.
    const { token } = value.desk;
    if (token) token.resolve = () => 's3cret';
    const desk = createServiceDesk(value.desk, { now: () => NOW });
    this.desks.push(desk);
    return desk;
  }

  /** What arrived: method and address, and the body where there is one. */
  get calls(): readonly (readonly [string, unknown])[] {
    return this.server.received.map(({ method, url, body }) => [
      `${method} ${url}`,
      body === '' ? undefined : (JSON.parse(body) as unknown),
    ]);
  }

  private async start(): Promise<void> {
    this.current = await ScriptedServer.start(answering(201, { id: 'REQ-1' }));
  }

  private async stop(): Promise<void> {
    await Promise.all(this.desks.splice(0).map((desk) => desk.close()));
    await this.server.stop();
    this.current = undefined;
  }
}
