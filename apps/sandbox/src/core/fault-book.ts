import { isDeepStrictEqual } from 'node:util';
import type { Fault, FaultSpec } from './fault';
import type { SimRequest } from './exchange';
import { at } from './json-pointer';
import type { Random } from './random';

/** More than a test ever needs; a loop that adds faults for ever is told so. */
export const MOST_FAULTS = 1_000;

/** The faults in force, in the order in which they were added. */
export class FaultBook {
  private faults: Fault[] = [];
  private lastId = 0;

  constructor(private readonly random: Random) {}

  get isFull(): boolean {
    return this.faults.length >= MOST_FAULTS;
  }

  add(spec: FaultSpec): Fault {
    const fault = { ...spec, id: `fault-${(this.lastId += 1)}`, matched: 0, applied: 0 };
    this.faults.push(fault);
    return fault;
  }

  list(): readonly Fault[] {
    return this.faults;
  }

  remove(id: string): boolean {
    const before = this.faults.length;
    this.faults = this.faults.filter((fault) => fault.id !== id);
    return this.faults.length < before;
  }

  clear(): void {
    this.faults = [];
  }

  /**
   * The faults that meet this call: every latency in force up to the first fault that decides the answer. What comes
   * after that one is not counted: it waits for the next call.
   */
  take(request: SimRequest, route: string): Fault[] {
    const taken: Fault[] = [];
    for (const fault of this.faults) {
      if (!isMeant(fault, request, route) || !this.applies(fault)) continue;
      taken.push(fault);
      if (fault.kind !== 'latency') break;
    }
    return taken;
  }

  private applies(fault: Fault): boolean {
    if (fault.count !== undefined && fault.applied >= fault.count) return false;
    fault.matched += 1;
    if (fault.matched <= (fault.skip ?? 0)) return false;
    if (fault.probability !== undefined && !this.random.chance(fault.probability)) return false;
    fault.applied += 1;
    return true;
  }
}

function isMeant(fault: FaultSpec, request: SimRequest, route: string): boolean {
  const { when } = fault;
  return (
    fault.system === request.system &&
    (fault.method === undefined || fault.method === request.method) &&
    (fault.route === undefined || fault.route === route) &&
    all(when?.params, (name) => request.params[name]) &&
    all(when?.query, (name) => request.query.get(name) ?? undefined) &&
    all(when?.headers, (name) => request.headers[name.toLowerCase()]) &&
    all(when?.body, (pointer) => at(request.body, pointer)) &&
    (when?.contains === undefined || textOf(request).includes(when.contains))
  );
}

function textOf({ body }: SimRequest): string {
  return typeof body === 'string' ? body : (JSON.stringify(body) ?? '');
}

function all(
  wanted: Readonly<Record<string, unknown>> | undefined,
  actual: (name: string) => unknown,
): boolean {
  return Object.entries(wanted ?? {}).every(([name, value]) =>
    isDeepStrictEqual(actual(name), value),
  );
}
