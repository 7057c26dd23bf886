import { people, peopleOps } from '../../fixtures/people/people-ops';
import { PeopleWorld } from '../../fixtures/people/people-world';
import { PROFILE } from '../../fixtures/people/settings';

interface Listed {
  readonly run: string;
  readonly next: string | null;
  readonly records: readonly {
    readonly entity: string;
    readonly key: string;
    readonly state: string;
    readonly kind: string | null;
    readonly fields: readonly string[];
    readonly code: number | null;
  }[];
}

/**
 * Before a run writes to a production's Feedz, its operator wants to see what it would send: each record by its key, whether it is
 * new, and which fields change by their names, page by page, with what it would refuse or hold. No value of anybody stands
 * there, and what the preview decided is taken back all the same.
 */
it('an operator lists what a preview would send', async () => {
  const world = await PeopleWorld.start({
    ...{ datasul: 'pageSize: 20', feedz: 'pollsMs: [100ms], retriesMs: [100ms]' },
  });
  const ops = peopleOps(world);
  await world.sandbox.populate(40);
  await ops.json(people('preview'), 3);
  const list = async (line = ''): Promise<Listed> =>
    (await ops.json<Listed>(people(`preview --profile ${PROFILE} --limit 500${line}`))).result;

  const first = await world.run({ preview: true });
  const all = await list();
  const sent = await world.count(`people_preview WHERE state = 'to-send'`);
  expect(all.records).toHaveLength(sent);
  expect(new Set(all.records.map(({ kind }) => kind))).toEqual(new Set(['new']));
  expect(all.records.filter(({ entity }) => entity === 'person')).toHaveLength(40);
  expect(await world.count('feedz_record')).toBe(0);
  expect(await world.sandbox.calls('feedz')).toEqual([]);
  const paged: string[] = [];
  for (let after = ''; ;) {
    const line = people(`preview --limit 30${after && ` --after ${after}`}`);
    const { result } = await ops.json<Listed>(line);
    paged.push(...result.records.map(({ key }) => key));
    if (result.next === null) break;
    after = result.next;
  }
  expect(paged).toEqual(all.records.map(({ key }) => key));

  await world.run();
  const led = (await world.sandbox.items('employees')).filter((item) => item['managerPersonCode']);
  const [renamed, mute] = led.slice(1).map(({ personCode }) => String(personCode));
  await world.sandbox.patch('persons', renamed ?? '', { name: 'Zulmira Yamamoto' });
  await world.sandbox.patch('persons', mute ?? '', { email: null });
  const second = await world.run({ preview: true });
  const changed = await list();
  expect(changed.run).toBe(second.id);
  const persons = changed.records.filter(({ entity }) => entity === 'person');
  expect(persons).toEqual([
    expect.objectContaining({ state: 'to-send', kind: 'changed', fields: ['name'] }),
  ]);
  // Its leader is bound again, because a person's record without one may clear it.
  expect(changed.records.filter(({ entity }) => entity === 'bind').map(({ kind }) => kind)).toEqual(
    ['again'],
  );
  expect((await list(' --state refused')).records).toEqual([
    expect.objectContaining({ entity: 'person', code: 5012, kind: null, fields: [] }),
  ]);
  const stored = await world.database.query<object[]>('SELECT * FROM people_preview');
  expect(JSON.stringify([stored, changed])).not.toMatch(/Zulmira|Yamamoto|@/);
  const text = (await ops.run(people('preview'))).stdout;
  expect(text).toMatch(/pessoa .*a enviar .*muda .*name/);

  // Only the newest one's records are kept, and it says so.
  const gone = await ops.json(people(`preview --run ${first.id}`), 3);
  expect(gone.message).toContain('só os do mais novo de cada perfil');
}, 90_000);
