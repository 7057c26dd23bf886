import { people, peopleOps } from '../../fixtures/people/people-ops';
import { PeopleWorld } from '../../fixtures/people/people-world';

interface Shown {
  readonly id: string;
  readonly state: string;
  readonly asked: readonly object[];
  readonly decisions: readonly object[];
}

interface Missing {
  readonly run: string | null;
  readonly counts: readonly object[];
  readonly records: readonly object[];
}

/**
 * A run that misses too many says so and waits. Whoever looks sees of which list how many are missing, and which; says with a reason
 * that they are gone, or ends the run; and that is on the run. In between nothing is sent.
 */
it('an operator answers a run that asks', async () => {
  const world = await PeopleWorld.start({ feedz: 'pollsMs: [100ms]' });
  const ops = peopleOps(world);
  await world.sandbox.populate(40);
  await world.run();
  const troubles = { listTroubles: [{ list: 'persons', kind: 'half' }] };
  await world.sandbox.settings('datasul', troubles);
  const first = await world.run({ mode: 'full' });
  const shown = await ops.json<Shown>(people('run show'));
  expect(shown.message).toContain('faltam 20 de 40 pessoas');
  expect(shown.result).toMatchObject({ id: first.id, state: 'asking' });
  expect(shown.result.asked).toEqual([{ entity: 'person', known: 40, missing: 20, allowed: 10 }]);
  const asking = await ops.json<{ runs: Shown[] }>(people('run list --state asking'));
  expect(asking.result.runs.map(({ id }) => id)).toEqual([first.id]);

  const missing = await ops.json<Missing>(people('missing --limit 15'));
  expect(missing.result).toMatchObject({
    ...{ run: first.id, counts: [{ entity: 'person', marked: 0, asked: 20 }] },
  });
  expect(missing.result.records).toHaveLength(15);
  expect(missing.message).toContain('Há mais');
  await ops.json(people('missing --open'), 3);
  const names = await ops.run(people('missing --open', 'conferir no Datasul'));
  const [last] = (await world.sandbox.items('persons')).toReversed();
  expect(names.stdout).toContain(String(last?.['name']));
  expect(JSON.stringify(missing)).not.toContain(String(last?.['name']));

  await ops.json(people(`run continue ${first.id} --yes`), 3);
  await ops.json(people(`run continue ${first.id}`, 'x'), 3);
  const rehearsed = await ops.json(people(`run continue ${first.id} --dry-run`));
  expect(rehearsed.message).toContain('20 de 40 pessoas');
  expect(await world.untilRun(first.id, ['asking'])).toMatchObject({ write_began_at: null });
  await ops.json(people(`run stop ${first.id}`, 'a lista veio pela metade'));
  expect(await world.untilRun(first.id, ['stopped'])).toMatchObject({
    counts: { decisions: [{ to: 'stopped', actor: 'maria', why: 'a lista veio pela metade' }] },
  });
  expect(await world.count('people_record WHERE NOT present')).toBe(0);

  const second = await world.run({ mode: 'full' });
  const answer = await ops.json(people(`run continue ${second.id} --yes`, 'empresa 12 saiu'));
  expect(answer.message).toContain('20 de 40 pessoas');
  await world.untilRun(second.id, ['finished']);
  const ended = await ops.json<Shown>(people(`run show ${second.id}`));
  expect(ended.result.decisions).toMatchObject([
    { to: 'writing', actor: 'maria', why: 'empresa 12 saiu' },
  ]);
  expect(await world.count(`people_record WHERE entity = 'person' AND NOT present`)).toBe(20);
  const gone = await ops.json<Missing>(people('missing --entity person'));
  expect(gone.result).toMatchObject({ run: null, counts: [{ marked: 20, asked: 0 }] });
  await ops.json(people(`run continue ${second.id} --yes`, 'x'), 3);
  const told = await ops.json<{ answers: { name: string; why: string }[] }>([
    ...['history', 'list', '--service', 'people-sync'],
  ]);
  const decided = told.result.answers.filter(({ name }) => name === 'people.run.continue');
  expect(decided.map(({ why }) => why)).toContain('empresa 12 saiu');
});
