import type { FeedzEntity, FeedzPerson } from '../feedz/feedz.model';
import type { FeedzSettings } from '../feedz/feedz.settings';
import { workbench, type AskOptions, type Seen } from './workbench';

/** An error of a process, as far as it is there. */
export interface SeenError {
  readonly code: number | string;
  readonly message: string;
  readonly integrationId?: string;
  readonly index?: number;
}

export interface SeenProcess {
  readonly status: string;
  readonly errors: readonly SeenError[];
}

const AGENT = { 'user-agent': 'ponte-people-sync/1.0' };
/** Longer than a process takes by default. */
const PROCESS_MS = 1_000;

/** A workbench with Feedz at hand. */
export function feedzBench() {
  const bench = workbench();
  const ask = (operation: string, options: AskOptions = {}): Promise<Seen> =>
    bench.ask(operation, { ...options, headers: { ...AGENT, ...options.headers } });
  const admin = async <T>(operation: string, body?: unknown): Promise<T> => {
    const [method = '', path = ''] = operation.split(' ');
    const seen = await ask(`${method} /admin${path}`, { body });
    if ((seen.status ?? 0) >= 300) throw new Error(seen.text);
    return seen.json as T;
  };
  const process = async (id: string): Promise<SeenProcess> =>
    (await ask(`GET /feedz/api/process/${id}`)).json as SeenProcess;
  const post = async (entity: FeedzEntity, records: unknown): Promise<string> => {
    const seen = await ask(`POST /feedz/api/${entity}`, { body: records });
    if ((seen.status ?? 0) >= 300) throw new Error(seen.text);
    return (seen.json as { processId: string }).processId;
  };
  /** Sends a lot and lets its process end. */
  const send = async (entity: FeedzEntity, ...records: unknown[]): Promise<SeenProcess> => {
    const id = await post(entity, records);
    await bench.timers.advance(PROCESS_MS);
    return process(id);
  };
  return {
    ...bench,
    ask,
    admin,
    process,
    post,
    send,
    /** The codes that a lot gets, one per error. */
    codes: async (entity: FeedzEntity, ...records: unknown[]): Promise<(number | string)[]> =>
      (await send(entity, ...records)).errors.map(({ code }) => code),
    set: (feedz: Partial<FeedzSettings>): Promise<object> => admin('PATCH /settings', { feedz }),
    trouble: (spec: object): Promise<object> => admin('POST /feedz/troubles', spec),
    person: async (id: string): Promise<FeedzPerson | undefined> => {
      const seen = await ask(`GET /admin/feedz/persons/${id}`);
      return seen.status === 200 ? (seen.json as FeedzPerson) : undefined;
    },
  };
}

/** A unit, a department and a job with the code 1, to which {@link person} belongs. */
export async function withStructure(bench: ReturnType<typeof feedzBench>): Promise<void> {
  await bench.send('units', { integrationId: '1', name: 'Matriz' });
  await bench.send('departments', { integrationId: '1', name: 'Engenharia' });
  await bench.send('job-descriptions', { integrationId: '1', name: 'Analista Pleno' });
}

/** A person against whom there is nothing. */
export function person(id: string, more: object = {}): Record<string, unknown> {
  return {
    integrationId: id,
    name: 'Ana Souza',
    email: `ana.${id}@example.com`,
    admissionDate: '2024-02-01',
    unitIntegrationId: '1',
    departmentIntegrationId: '1',
    jobDescriptionIntegrationId: '1',
    ...more,
  };
}
