import type { AppProcess } from '../apps/spawn-app';
import { SandboxAdmin } from '../sandbox/sandbox-admin';
import { startSandbox } from '../sandbox/start-sandbox';
import type { RubeusSampleName } from '../samples/rubeus-samples';

/** What an event's triggers are to send. */
export interface RubeusTold {
  readonly event: RubeusSampleName;
  /** Elements, each the vendor's sample with an id of its own; by default 1. */
  readonly count?: number;
  /** Laid over each element. */
  readonly changes?: Readonly<Record<string, unknown>>;
  /** Instead of all that, anything at all. */
  readonly elements?: readonly unknown[];
  /** Elements of another kind than the trigger tells of. */
  readonly wrongKind?: boolean;
  /** All in one array, which is the default, an array for each, or bare objects. */
  readonly form?: 'array' | 'one-each' | 'object';
  /** How many times each body is sent, at the same time; by default 1. */
  readonly repeat?: number;
}

/** How the first attempt of a body ended. */
export interface RubeusAttempt {
  readonly status?: number;
  readonly error?: string;
}

/** The sandbox's Rubeus as a test drives it. Settings: docs/sandbox.md. */
export class SimulatedRubeus {
  readonly admin: SandboxAdmin;

  /** @param origin of a running sandbox, e.g. `http://127.0.0.1:4000` */
  constructor(
    readonly origin: string,
    readonly app?: AppProcess,
  ) {
    this.admin = new SandboxAdmin(origin, 'rubeus');
  }

  /** A sandbox of the test's own. */
  static async start(env: Readonly<Record<string, string>> = {}): Promise<SimulatedRubeus> {
    const app = await startSandbox(env);
    return new SimulatedRubeus(app.url, app);
  }

  /** Where triggers post; an event may have several. Takes the place of those that were there. */
  async triggers(urls: readonly (readonly [RubeusSampleName, string])[]): Promise<void> {
    const triggers = urls.map(([event, secretUrl]) => ({ event, secretUrl }));
    await this.admin.settings({ triggers });
  }

  /** Sends, and resolves when every body was answered, or could not be sent, once. */
  async send({ wrongKind, repeat = 1, ...told }: RubeusTold): Promise<readonly RubeusAttempt[]> {
    const other = told.event === 'evento' ? 'contato' : 'evento';
    const sent = await this.admin.ask('POST', '/admin/rubeus/fire', {
      ...told,
      ...(wrongKind && { of: other }),
      repeats: repeat - 1,
      wait: true,
    });
    return (sent as { attempts: (RubeusAttempt | null)[] }).attempts.map((one) => one ?? {});
  }

  /** The button "Testar". */
  async test(
    event: RubeusSampleName,
  ): Promise<{ readonly positive: boolean; readonly attempts: readonly RubeusAttempt[] }> {
    const told = await this.admin.ask('POST', '/admin/rubeus/test', { event });
    return told as { positive: boolean; attempts: RubeusAttempt[] };
  }
}
