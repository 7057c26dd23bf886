import type { AppProcess } from '../apps/spawn-app';
import { queryOf, SandboxAdmin, type Query, type SandboxCall } from '../sandbox/sandbox-admin';
import { startSandbox } from '../sandbox/start-sandbox';
import type { EmployeeItem, PeopleList, PeopleLists, PersonItem } from './people-items';
import { employeeItem, personItem } from './small-people';

export type PeopleCounts = Readonly<Record<PeopleList, number>>;

/** Which population is made up; docs/sandbox.md lists the troubles. */
export interface PopulateOptions {
  readonly persons: number;
  /** 1 if absent; the same options make the same population. */
  readonly seed?: number;
  /** Percent of the persons that each trouble meets, or a number for all of them alike; none if absent. */
  readonly troubles?: number | Readonly<Record<string, number>>;
  /** `YYYY-MM-DD` of everything; today if absent. */
  readonly dateModified?: string;
}

export interface ChangeOptions {
  readonly percent: number;
  readonly seed?: number;
  /** `email name department job manager dismiss rehire hire`; all of them if absent. */
  readonly kinds?: readonly string[];
}

const PEOPLE = '/admin/datasul/people';

/** The sandbox's Datasul as a reader of people sees it, driven by a test. Settings and faults: docs/sandbox.md. */
export class SimulatedPeople {
  /** How a profile reaches it. */
  readonly connection: { readonly url: string; readonly user: string; readonly password: string };
  readonly admin: SandboxAdmin;

  /** @param origin of a running sandbox, e.g. `http://127.0.0.1:4000` */
  constructor(
    readonly origin: string,
    readonly app?: AppProcess,
  ) {
    this.connection = {
      url: `${origin}/datasul`,
      user: 'ponte',
      password: 'sandbox-datasul-password',
    };
    this.admin = new SandboxAdmin(origin, 'datasul');
  }

  /** A sandbox of the test's own; its Feedz is `new SimulatedFeedz(people.origin)`. */
  static async start(env: Readonly<Record<string, string>> = {}): Promise<SimulatedPeople> {
    const app = await startSandbox(env);
    return new SimulatedPeople(app.url, app);
  }

  /** Makes up a population in place of what was there. */
  async populate(options: PopulateOptions): Promise<PeopleCounts> {
    const made = await this.admin.ask('POST', `${PEOPLE}/populate`, options);
    return (made as { counts: PeopleCounts }).counts;
  }

  /** Puts these lists in place of everything, e.g. `SMALL_STRUCTURE`; lists that are not named are empty. */
  async replace(lists: Partial<PeopleLists>): Promise<void> {
    await this.admin.ask('PUT', PEOPLE, lists);
  }

  /** A person with one bond, as {@link personItem} and {@link employeeItem} make them: within `SMALL_STRUCTURE`. */
  async hire(personCode: string, change: Partial<PersonItem & EmployeeItem> = {}): Promise<void> {
    const person = personItem(personCode);
    const bond = employeeItem(personCode);
    await this.put('persons', { ...person, ...only(change, person) });
    await this.put('employees', { ...bond, ...only(change, bond) });
  }

  /** Puts items in their places; those that are there are replaced whole. */
  async put<L extends PeopleList>(list: L, ...items: PeopleLists[L][number][]): Promise<void> {
    await this.admin.ask('POST', `${PEOPLE}/${list}`, items);
  }

  /** Puts anything under a key, e.g. an item without a field. */
  async putRaw(list: PeopleList, key: string, item: unknown): Promise<void> {
    await this.admin.ask('PUT', `${PEOPLE}/${list}/${encodeURIComponent(key)}`, item);
  }

  /** Changes fields of an item, which counts as modified today. @param key e.g. `10|1|9001` */
  async change<L extends PeopleList>(
    list: L,
    key: string,
    change: Partial<PeopleLists[L][number]>,
  ): Promise<void> {
    await this.admin.ask('PATCH', `${PEOPLE}/${list}/${encodeURIComponent(key)}`, change);
  }

  async remove(list: PeopleList, key: string): Promise<void> {
    await this.admin.ask('DELETE', `${PEOPLE}/${list}/${encodeURIComponent(key)}`);
  }

  /** So many percent of the people change; the person codes by what happened to them. */
  async letADayPass(options: ChangeOptions): Promise<Readonly<Record<string, readonly string[]>>> {
    const passed = await this.admin.ask('POST', `${PEOPLE}/change`, options);
    return (passed as { changed: Readonly<Record<string, readonly string[]>> }).changed;
  }

  /** Everything that is there, for a model of what must become of it. */
  population(): Promise<PeopleLists> {
    return this.admin.ask('GET', `${PEOPLE}${queryOf({ full: 'true' })}`) as Promise<PeopleLists>;
  }

  async counts(): Promise<PeopleCounts> {
    return ((await this.admin.ask('GET', PEOPLE)) as { counts: PeopleCounts }).counts;
  }

  /** Nobody and nothing is there. */
  async clear(): Promise<void> {
    await this.admin.ask('DELETE', PEOPLE);
  }

  /** E.g. `{ listTroubles: [{ list: 'employees', kind: 'half' }] }`. */
  settings(patch: object): Promise<void> {
    return this.admin.settings(patch);
  }

  /** E.g. `{ kind: 'html', route: '/api/rh/v1/persons', when: { query: { page: '2' } } }`; resolves to its id. */
  fault(spec: object): Promise<string> {
    return this.admin.fault(spec);
  }

  calls(filter: Query = {}): Promise<readonly SandboxCall[]> {
    return this.admin.calls(filter);
  }

  untilCalls(count: number, filter: Query = {}): Promise<readonly SandboxCall[]> {
    return this.admin.untilCalls(count, filter);
  }

  /** Everything of the whole sandbox as at the start. */
  reset(): Promise<void> {
    return this.admin.reset();
  }
}

/** Of a change what concerns this item. */
function only(change: object, item: object): object {
  const named = Object.entries(change).filter(([name]) => name in item || name === 'dateModified');
  return Object.fromEntries(named);
}
