import { createHmac, randomInt } from 'node:crypto';
import { personHashText } from '@ponte/contracts';
import {
  SimulatedFeedz,
  SimulatedPeople,
  type FeedzEntityName,
  type PeopleLists,
} from '@ponte/testing';
import { Chance } from '../../fixtures/payroll/chance';
import { FeedzModel, type Expected, type ExpectedDay } from '../../fixtures/people/feedz-model';
import { sameText } from '../../fixtures/people/feedz-model-person';
import { PeopleWorld } from '../../fixtures/people/people-world';
import { PROFILE, SECRETS } from '../../fixtures/people/settings';

const PERSONS = 150;
const DAYS = 3;

/**
 * The heart of it: random people with everything that can be the matter with them, changed day after day, while Feedz loses
 * answers and processes, fails lots and words its errors in all its ways. In the end of each day every person is at Feedz as
 * Datasul has it, or refused or held for a reason that Feedz's page gives, with the leader that Datasul names; and what was
 * told says the same. A model that was written from the page alone says what must be.
 */
describe.each([randomInt(1, 1_000_000)])('random populations (seed %i)', (seed) => {
  const chance = new Chance(seed);
  let world: PeopleWorld;
  let feedz: SimulatedFeedz;
  let datasul: SimulatedPeople;
  const model = new FeedzModel();

  beforeAll(async () => {
    world = await PeopleWorld.start({
      feedz:
        'pollsMs: [100ms], retriesMs: [100ms, 200ms], lotsAtOnce: 3, giveUpAfterMs: 5s, timeoutMs: 2000',
    });
    feedz = new SimulatedFeedz(world.sandbox.app.url);
    datasul = new SimulatedPeople(world.sandbox.app.url);
    await datasul.populate({ persons: PERSONS, seed, troubles: chance.pick(1, 2, 3) });
  });

  for (let day = 1; day <= DAYS; day += 1) {
    it(`end as Feedz would judge, day ${day}`, async () => {
      if (day > 1) await changeSomething();
      await feedz.settings(wording());
      await trouble();
      const run = await world.run({ mode: 'full', override: true });
      expect(run.state).toBe('finished');
      await feedz.clearTroubles();
      await world.sandbox.clearFaults();
      // What nobody knew yesterday is found out by the next run.
      expect((await world.run({ mode: 'write', override: true })).state).toBe('finished');
      await compare(
        model.letADayPass(await datasul.population(), today()),
        await datasul.population(),
      );
    });
  }

  it('send nothing while nothing changes', async () => {
    await feedz.forgetCounts();
    const run = await world.run({ mode: 'full', override: true });
    expect(run).toMatchObject({ state: 'finished', write_began_at: null });
    expect(
      await feedz
        .processes()
        .then((lots) => lots.filter(({ createdAt }) => createdAt > run.started_at.toISOString())),
    ).toEqual([]);
  });

  /** How Feedz words its errors today. */
  function wording(): object {
    const locates = chance.pick<string[]>(
      ['integrationId', 'index'],
      ['index'],
      ['integrationId'],
      [],
    );
    return {
      locates,
      brokenMessages: chance.of(0.3),
      errorShape: chance.pick('flat', 'error', 'errors'),
      codesAs: chance.pick('number', 'text'),
      emailCode: chance.pick(512, 5012),
      errorsPerItem: chance.pick('all', 'first'),
      processMs: chance.pick(0, 50),
      processJitterMs: chance.pick(0, 200),
      pendingAnswers: chance.pick(0, 0, 2),
      tooManyAt: chance.pick('post', 'process'),
    };
  }

  /** What goes wrong today. */
  async function trouble(): Promise<void> {
    const population = await datasul.population();
    const someone = (): string =>
      population.persons[chance.below(population.persons.length)]?.personCode ?? '';
    const entity = (): FeedzEntityName =>
      chance.pick<FeedzEntityName>('departments', 'persons', 'persons', 'persons-bind');
    if (chance.of(0.5)) await feedz.trouble({ kind: 'lot', integrationId: someone(), count: 8 });
    if (chance.of(0.5)) await feedz.trouble({ kind: 'item', integrationId: someone(), count: 2 });
    if (chance.of(0.4))
      await feedz.trouble({
        kind: 'lost',
        entity: entity(),
        takes: chance.of(0.5),
        count: 1,
      });
    if (chance.of(0.2)) await feedz.trouble({ kind: 'stuck', entity: entity(), count: 1 });
    const route = chance.pick('/persons', '/persons-bind', '/departments');
    const kind = chance.pick('reset-after', 'reset-before');
    if (chance.of(0.6)) await feedz.fault({ kind, route, count: 1 });
  }

  async function changeSomething(): Promise<void> {
    const changed = await datasul.letADayPass({ percent: 20, seed: chance.below(1_000_000) });
    expect(Object.keys(changed).length).toBeGreaterThan(0);
    const { persons } = await datasul.population();
    const some = chance.shuffled(persons).slice(0, 6);
    const [a, b, c, d, e, f] = some;
    // E-mails go around: one takes what another leaves, two swap, one takes what somebody keeps.
    if (a && b) {
      await datasul.change('persons', a.personCode, { email: `neu.${a.personCode}@example.com` });
      if (a.email !== null) await datasul.change('persons', b.personCode, { email: a.email });
    }
    if (c && d) {
      await datasul.change('persons', c.personCode, { email: d.email });
      await datasul.change('persons', d.personCode, { email: c.email });
    }
    if (e && f) await datasul.change('persons', e.personCode, { email: f.email });
    const gone = chance.pick(...(persons as unknown as readonly [(typeof persons)[number]]));
    if (chance.of(0.5)) await datasul.remove('persons', gone.personCode);
  }

  async function compare(expected: ExpectedDay, { persons }: PeopleLists): Promise<void> {
    const rows = await world.database.query<Row[]>(
      `SELECT entity, key, state, code, reason FROM feedz_record WHERE entity IN ('person','bind') AND profile = $1`,
      [PROFILE],
    );
    const found = new Map(rows.map((row) => [`${row.entity} ${row.key}`, row]));
    const wrong: string[] = [];
    const check = (entity: string, code: string, want: Expected | undefined): void => {
      const row = found.get(`${entity} ${keyOf(code)}`);
      const state = row?.state ?? 'none';
      const right =
        want === undefined
          ? state === 'none'
          : state === want.state &&
            (want.codes.length === 0 || want.codes.includes(row?.code ?? null));
      if (!right)
        wrong.push(
          `${entity} ${code}: ${state} ${row?.code} ${row?.reason}, not ${want?.state} ${want?.codes.join()}`,
        );
    };
    for (const { personCode } of persons) {
      check('person', personCode, expected.persons.get(personCode));
      check('bind', personCode, expected.bindings.get(personCode));
    }
    const there = new Map((await feedz.persons()).map((person) => [person.integrationId, person]));
    for (const [code, { record }] of model.base) {
      const at = there.get(code);
      if (!at) wrong.push(`${code} is not at Feedz`);
      for (const [field, value] of Object.entries(record)) {
        const is: unknown = at?.[field as keyof typeof at] ?? null;
        const same =
          field === 'email' ? sameText(String(is)) === sameText(String(value)) : is === value;
        if (!same) wrong.push(`${code}: ${field} is ${String(is)}, not ${String(value)}`);
      }
      const leaders = expected.leaders.get(code) ?? [];
      const manager = at?.managerIntegrationId ?? null;
      if (!leaders.includes(manager))
        wrong.push(`${code} is led by ${manager}, not ${leaders.join(' or ')}`);
    }
    for (const code of there.keys()) if (!model.base.has(code)) wrong.push(`${code} is at Feedz`);
    expect(wrong).toEqual([]);
    // Where several would be right, the next day begins with what is.
    for (const [code, each] of model.base)
      each.manager = there.get(code)?.managerIntegrationId ?? null;
    await compareTold(rows);
  }

  /** The last word on each record is its state. */
  async function compareTold(rows: readonly Row[]): Promise<void> {
    await world.untilTold();
    type Told = { person: string; version: number; state: string; code: number | null };
    for (const [entity, topic] of [
      ['person', 'feedz.person.settled.v1'],
      ['bind', 'feedz.leader.settled.v1'],
    ]) {
      const last = new Map<string, Told>();
      for (const told of await world.told<Told>(topic ?? ''))
        if ((last.get(told.person)?.version ?? 0) < told.version) last.set(told.person, told);
      for (const { key, state, code } of rows.filter(
        (row) => row.entity === entity && row.state !== 'none',
      ))
        expect({ key, state: last.get(key)?.state, code: last.get(key)?.code ?? null }).toEqual({
          key,
          state,
          code,
        });
    }
  }
});

interface Row {
  readonly entity: string;
  readonly key: string;
  readonly state: string;
  readonly code: number | null;
  readonly reason: string | null;
}

function keyOf(code: string): string {
  const key = Buffer.from(SECRETS.lookupKey.split(':')[1] ?? '', 'hex');
  return createHmac('sha256', key).update(personHashText(PROFILE, code)).digest('hex');
}

function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Sao_Paulo' }).format(new Date());
}
