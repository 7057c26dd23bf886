import type { AppProcess } from '../apps/spawn-app';
import { SandboxAdmin } from '../sandbox/sandbox-admin';
import { startSandbox } from '../sandbox/start-sandbox';
import type { RubeusSampleName } from '../samples/rubeus-samples';

/** What an event's triggers are to send. */
export interface RubeusTold {
  readonly event: RubeusSampleName;
  /** Elements, each the vendor's sample with an id of its own; by default 1. */
  readonly count?: number;
  /** The first one's id, by default the sample's; the others count up from it. */
  readonly firstId?: number;
  /** Laid over each element. */
  readonly changes?: Readonly<Record<string, unknown>>;
  /** Instead of all that, anything at all. */
  readonly elements?: readonly unknown[];
  /** Elements of another kind than the trigger tells of. */
  readonly wrongKind?: boolean | RubeusSampleName;
  /** Arrays, which is the default, or each element as a bare object in a request of its own. */
  readonly as?: 'array' | 'object';
  /** Elements of one array; by default all. */
  readonly perRequest?: number;
  /** How many times each body is sent, at the same time; by default 1. */
  readonly repeat?: number;
}

/** How the first attempt of a body ended. */
export interface RubeusAttempt {
  /** Id of the delivery, as {@link SimulatedRubeus.deliveries} shows it. */
  readonly delivery?: string;
  readonly status?: number;
  /** Of the answer, its first 1,000 characters, the address's secret as stars. */
  readonly body?: string;
  /** Milliseconds until it was there. */
  readonly ms?: number;
  readonly error?: string;
}

/** A delivery as the sandbox shows it: instead of the address its digest. */
export interface RubeusDelivery {
  readonly id: string;
  readonly event: RubeusSampleName;
  /** `sha256:<hex>` */
  readonly url: string;
  readonly body: string;
  readonly state: 'waiting' | 'sending' | 'delivered' | 'lost' | 'cancelled';
  readonly attempts: readonly RubeusAttempt[];
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
  async send(told: RubeusTold): Promise<readonly RubeusAttempt[]> {
    const sent = await this.admin.ask('POST', '/admin/rubeus/send', told);
    return (sent as { requests: RubeusAttempt[] }).requests;
  }

  /** The button "Testar"; positive if every trigger of the event was answered 2xx. */
  async test(
    event: RubeusSampleName,
  ): Promise<{ readonly positive: boolean; readonly attempts: readonly RubeusAttempt[] }> {
    const told = await this.admin.ask('POST', `/admin/rubeus/test/${event}`);
    const { positive, requests } = told as { positive: boolean; requests: RubeusAttempt[] };
    return { positive, attempts: requests };
  }

  /** What was sent, oldest first. */
  async deliveries(): Promise<readonly RubeusDelivery[]> {
    const state = await this.admin.ask('GET', '/admin/state?system=rubeus');
    return (state as { rubeus: { deliveries: RubeusDelivery[] } }).rubeus.deliveries;
  }

  /** E.g. `{ retryAfterSeconds: [1, 5] }`. */
  settings(patch: object): Promise<void> {
    return this.admin.settings(patch);
  }

  /** Nothing sent, settings as at the start. */
  reset(): Promise<void> {
    return this.admin.reset();
  }
}
