import { randomInt } from 'node:crypto';
import {
  ahgoraMonth,
  comparePosted,
  eventually,
  type AhgoraBody,
  type AhgoraItem,
  type DatasulCall,
  type PostedTable,
} from '@ponte/testing';
import { Chance } from '../../fixtures/payroll/chance';
import { isUnreadable, manners, type Manner } from '../../fixtures/payroll/misbehaviour';
import { PayrollWorld, type Told } from '../../fixtures/payroll/payroll-world';
import { postedName, sentName } from '../../fixtures/payroll/rubrica-name';
import { toldName } from '../../fixtures/payroll/told-name';

const MONTHS = 8;
const EMPLOYEES = 14;
const RUBRICAS = 3;

/** A call as Datasul saw it. */
interface SeenCall {
  readonly names: readonly string[];
  /** Nobody can know from the answer what became of anything in it; … */
  readonly unreadable: boolean;
  /** … or of some of it. */
  readonly vague: boolean;
}

/**
 * Whatever Datasul answers, before or after it has posted: error statuses with bodies of every shape, pages, other
 * encodings, nothing, half a reply, resets, silence, refused credentials, too many calls, no licence, whole calls refused,
 * replies with entries left out, added, mixed up, padded, in lower case, with a status of nobody's. The sender sends
 * everything twice, and again afterwards. Nothing is posted twice, nothing is told S that is not posted or E that is,
 * everything ends accepted, refused or unknown, and unknown is only what was in a call that could not be read; that is
 * never sent again. What Datasul does is a matter of chance: the number in the test's name gives the same again.
 */
describe.each([randomInt(1, 1_000_000)])('whatever Datasul answers (seed %i)', (seed) => {
  const chance = new Chance(seed);
  const months = Array.from({ length: MONTHS }, (_, n) =>
    ahgoraMonth({
      ...{ employees: EMPLOYEES, rubricas: RUBRICAS, campoAdicional: '01' },
      ...{ empresas: ['10', '12'], first: 9_001 + n * EMPLOYEES },
    }),
  );
  const everything: AhgoraBody = { items: months.flatMap(({ items }) => items) };
  const names = namesOf(everything.items);
  let world: PayrollWorld;
  let table: PostedTable;
  let told: Told[];
  /** The last word on each. */
  let states: Map<string, string>;
  const seen: SeenCall[] = [];

  async function sendDuring(
    { settings, faults, isVague }: Manner,
    month: AhgoraBody,
    ...before: AhgoraBody[]
  ): Promise<void> {
    const { datasul } = world;
    await datasul.settings(settings);
    for (const fault of faults) await datasul.fault(fault);
    const after = String((await datasul.calls()).at(-1)?.id ?? 0);
    await Promise.all([month, month, ...before].map(({ items }) => world.send(items)));
    await world.untilHeard();
    await untilAnswered();
    const calls = await datasul.calls({ after });
    seen.push(...calls.map((call) => seenCall(call, isVague)));
  }

  /** Waits until nobody waits; the profile is trusted again at once after each call, so that the test does not wait. */
  async function untilAnswered(): Promise<void> {
    await eventually(
      async () => {
        await world.database.query(`DELETE FROM payroll_profile`);
        const waiting = await world.count(`payroll_line WHERE state = 'waiting' AND told = 0`);
        if (waiting > 0) throw new Error(`${waiting} rubricas wait`);
      },
      { timeoutMs: 40_000, intervalMs: 100, what: 'an outcome of everything' },
    );
    await world.untilIdle();
  }

  beforeAll(async () => {
    world = await PayrollWorld.start({
      datasul: 'itemsPerCall: 2, calls: 2, timeoutMs: 2000, unprocessedStatuses: [503]',
    });
    const culprits = months.map(({ items }) => items[0]?.codfuncionario ?? '');
    for (const [n, manner] of manners(chance, culprits).entries()) {
      const before = months.slice(Math.max(0, n - 1), n);
      await sendDuring(manner, months[n] as AhgoraBody, ...before);
    }
    table = await world.datasul.payroll();
    told = (await world.told()).map((each) => each.told);
    const rows = await world.entries();
    const state = new Map(rows.map((row) => [row.id, row.state]));
    states = new Map(
      told.flatMap(({ entryId, value }) =>
        entryId === null ? [] : [[toldName(value), state.get(entryId) ?? 'none']],
      ),
    );
  });

  it('is heard in every way that there is', async () => {
    const calls = await world.datasul.calls();
    const kinds = new Set(calls.flatMap(({ faults }) => faults));
    expect([...kinds].sort()).toEqual(
      [
        ...['cut', 'empty', 'hang', 'html', 'latency', 'recoded', 'reset-after', 'reset-before'],
        ...['status', 'truncated'],
      ].sort(),
    );
  });

  it('posts nothing twice', () => {
    const { repeated, different, foreign } = comparePosted(everything, table.rows);
    expect([repeated, different, foreign]).toEqual([[], [], []]);
    expect(table.forgotten).toBe(0);
  });

  it('tells nobody S of what is not posted, nor leaves refused what is', () => {
    const posted = new Map(table.rows.map((row) => [postedName(row), row.valores.join()]));
    const wrong = told.filter(
      ({ state, value }) =>
        state === 'accepted' && posted.get(toldName(value)) !== value.referencia,
    );
    expect(wrong.map(({ value }) => toldName(value))).toEqual([]);
    expect(names.filter((name) => states.get(name) === 'refused' && posted.has(name))).toEqual([]);
    expect(names.filter((name) => states.get(name) === 'accepted').length).toBeGreaterThan(0);
  });

  it('ends with everything accepted, refused or unknown, and everybody told', async () => {
    const ends = ['accepted', 'refused', 'unknown'];
    expect(names.filter((name) => !ends.includes(states.get(name) ?? 'none'))).toEqual([]);
    expect(await world.count('payroll_entry')).toBe(names.length);
    expect(await world.count(`inbox WHERE state = 'dead'`)).toBe(0);
    const sent = 2 * names.length + (names.length - EMPLOYEES * RUBRICAS);
    const ways = told.flatMap(({ value }) =>
      value.waiters.map(({ requestId, item, line }) => `${requestId}/${item}/${line}`),
    );
    expect(new Set(ways).size).toBe(sent);
  });

  it('leaves unknown what was in a call that cannot be read, never sent again, and nothing else', () => {
    const calls = new Map(
      names.map((name) => [name, seen.filter((call) => call.names.includes(name))]),
    );
    const unknown = names.filter((name) => states.get(name) === 'unknown');
    expect(unknown.length).toBeGreaterThan(0);
    const readable = unknown.filter((name) => {
      const last = calls.get(name)?.at(-1);
      return !last || !(last.unreadable || last.vague);
    });
    expect(readable).toEqual([]);
    // The other way round: after a call that cannot be read there is no other, and nobody claims to know.
    const wrong = names.filter((name) => {
      const of = calls.get(name) ?? [];
      const first = of.findIndex((call) => call.unreadable);
      return first >= 0 && (first < of.length - 1 || states.get(name) !== 'unknown');
    });
    expect(wrong).toEqual([]);
  });
});

function namesOf(items: readonly AhgoraItem[]): string[] {
  return items.flatMap((item) => item.resultados.map((line) => sentName(item, line)));
}

function seenCall(call: DatasulCall, isVague: boolean): SeenCall {
  const { items } = call.body as AhgoraBody;
  return { names: namesOf(items), unreadable: isUnreadable(call), vague: isVague };
}
