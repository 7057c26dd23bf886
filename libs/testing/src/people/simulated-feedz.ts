import type { AppProcess } from '../apps/spawn-app';
import { eventually } from '../await/eventually';
import { queryOf, SandboxAdmin, type Query, type SandboxCall } from '../sandbox/sandbox-admin';
import { startSandbox } from '../sandbox/start-sandbox';
import type {
  AuxiliaryName,
  FeedzCounts,
  FeedzTrouble,
  PersonAtFeedz,
  ProcessAtFeedz,
  RecordAtFeedz,
} from './feedz-views';

const FEEDZ = '/admin/feedz';

/** The sandbox's Feedz as a test drives it. Settings and faults: docs/sandbox.md. */
export class SimulatedFeedz {
  /** How a profile reaches it. */
  readonly connection: { readonly url: string; readonly token: string };
  readonly admin: SandboxAdmin;

  /** @param origin of a running sandbox, e.g. `http://127.0.0.1:4000` */
  constructor(
    readonly origin: string,
    readonly app?: AppProcess,
  ) {
    this.connection = { url: `${origin}/feedz/api`, token: 'sandbox-feedz-token' };
    this.admin = new SandboxAdmin(origin, 'feedz');
  }

  /** A sandbox of the test's own. */
  static async start(env: Readonly<Record<string, string>> = {}): Promise<SimulatedFeedz> {
    const app = await startSandbox(env);
    return new SimulatedFeedz(app.url, app);
  }

  /** Persons that are there, e.g. of `{ email: 'ana@example.com' }`. */
  persons(filter: Query = {}): Promise<readonly PersonAtFeedz[]> {
    return this.list('persons', filter);
  }

  async person(integrationId: string): Promise<PersonAtFeedz | undefined> {
    return (await this.persons({ integrationId }))[0];
  }

  structure(kind: AuxiliaryName): Promise<readonly RecordAtFeedz[]> {
    return this.list(kind);
  }

  /** Lots that were taken, oldest first, e.g. of `{ entity: 'persons', state: 'failed' }`. */
  processes(filter: Query = {}): Promise<readonly ProcessAtFeedz[]> {
    return this.list('processes', filter);
  }

  counts(): Promise<FeedzCounts> {
    return this.admin.ask('GET', `${FEEDZ}/counts`) as Promise<FeedzCounts>;
  }

  async forgetCounts(): Promise<void> {
    await this.admin.ask('DELETE', `${FEEDZ}/counts`);
  }

  /** Waits until so many persons are there. */
  untilPersons(count: number, filter: Query = {}): Promise<readonly PersonAtFeedz[]> {
    return this.until('persons', count, () => this.persons(filter));
  }

  /** Waits until so many lots were taken. */
  untilProcesses(count: number, filter: Query = {}): Promise<readonly ProcessAtFeedz[]> {
    return this.until('processes', count, () => this.processes(filter));
  }

  /** A person whom somebody typed in. */
  async putPerson(
    person: Pick<PersonAtFeedz, 'integrationId' | 'name' | 'email'> & Partial<PersonAtFeedz>,
  ): Promise<void> {
    await this.admin.ask('PUT', `${FEEDZ}/persons`, person);
  }

  async removePerson(integrationId: string): Promise<void> {
    await this.admin.ask('DELETE', `${FEEDZ}/persons/${encodeURIComponent(integrationId)}`);
  }

  async putRecord(kind: AuxiliaryName, integrationId: string, name: string): Promise<void> {
    await this.admin.ask('PUT', `${FEEDZ}/${kind}`, { integrationId, name });
  }

  async removeRecord(kind: AuxiliaryName, integrationId: string): Promise<void> {
    await this.admin.ask('DELETE', `${FEEDZ}/${kind}/${encodeURIComponent(integrationId)}`);
  }

  /** As after a restored backup: nobody and nothing is there. */
  async forget(): Promise<void> {
    await this.admin.ask('DELETE', FEEDZ);
  }

  /** Ends a process now, also one that is stuck. */
  async endProcess(processId: string): Promise<void> {
    await this.admin.ask('POST', `${FEEDZ}/processes/${processId}/end`);
  }

  /** From now on the process is not found (4998); what it wrote stays. */
  async loseProcess(processId: string): Promise<void> {
    await this.admin.ask('POST', `${FEEDZ}/processes/${processId}/lose`);
  }

  /** E.g. `{ kind: 'lot', integrationId: '10007' }`: a lot with that person fails with 4999. */
  async trouble(spec: FeedzTrouble): Promise<void> {
    await this.admin.ask('POST', `${FEEDZ}/troubles`, spec);
  }

  async clearTroubles(): Promise<void> {
    await this.admin.ask('DELETE', `${FEEDZ}/troubles`);
  }

  /** E.g. `{ pendingAnswers: 3, errorShape: 'errors' }`. */
  settings(patch: object): Promise<void> {
    return this.admin.settings(patch);
  }

  /** E.g. `{ kind: 'reset-after', route: '/persons', count: 1 }`; resolves to its id. */
  fault(spec: object): Promise<string> {
    return this.admin.fault(spec);
  }

  calls(filter: Query = {}): Promise<readonly SandboxCall[]> {
    return this.admin.calls(filter);
  }

  untilCalls(count: number, filter: Query = {}): Promise<readonly SandboxCall[]> {
    return this.admin.untilCalls(count, filter);
  }

  /** Callers that wait now, and the most that ever waited at the same time. */
  atOnce(): Promise<{ readonly open: number; readonly most: number }> {
    return this.admin.atOnce();
  }

  /** Everything of the whole sandbox as at the start. */
  reset(): Promise<void> {
    return this.admin.reset();
  }

  private async list<T>(what: string, filter: Query = {}): Promise<readonly T[]> {
    const answer = await this.admin.ask('GET', `${FEEDZ}/${what}${queryOf(filter)}`);
    return (answer as { results: readonly T[] }).results;
  }

  private until<T>(
    what: string,
    count: number,
    ask: () => Promise<readonly T[]>,
  ): Promise<readonly T[]> {
    return eventually(
      async () => {
        const found = await ask();
        if (found.length < count) throw new Error(`${found.length} of ${count} ${what}`);
        return found;
      },
      { timeoutMs: 30_000, what: `${count} ${what} at Feedz` },
    );
  }
}
