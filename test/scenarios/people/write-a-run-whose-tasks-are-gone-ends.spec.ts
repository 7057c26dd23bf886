import { FeedzFlow } from '../../fixtures/people/feedz-flow';

/**
 * Tasks carry a run on, and tasks are rows: a database that was restored, or somebody's DELETE, may leave a run without any. It
 * would be open for ever, and no other run of its profile could begin. It ends by itself, with an alert: what Feedz may have is
 * unknown, what was not posted was not sent, and the next run sends both.
 */
it('a run whose tasks are gone ends', async () => {
  const flow = await FeedzFlow.start('lotsAtOnce: 1');
  const { world } = flow;
  await flow.hire(101);
  await world.run();
  const codes = Array.from({ length: 101 }, (_, n) => String(9_001 + n));
  for (const code of codes) await flow.datasul.change('persons', code, { name: `Bia Souza` });
  await flow.feedz.settings({ processMs: 600_000 });
  const run = await world.startRun();
  // One lot is at Feedz, another one waits for its place.
  await flow.untilLot(`run = '${run}' AND entity = 'person' AND state = 'sent'`);
  await world.service.stop();
  expect(await world.count(`task WHERE ended_at IS NULL`)).toBeGreaterThan(0);
  await world.database.query(`DELETE FROM task`);
  await world.database.query(
    `UPDATE people_run SET started_at = started_at - interval '2 minutes' WHERE id = '${run}'`,
  );

  // Looked for at the start, and then every minute.
  const service = await world.spawn();
  await service.logs.waitFor(/"alert":"people-run-lost"/, 30_000);
  expect(await world.untilRun(run)).toMatchObject({ state: 'stopped' });
  const persons = `feedz_record WHERE entity = 'person'`;
  expect(await world.count(`${persons} AND state = 'unknown'`)).toBe(100);
  expect(await world.count(`${persons} AND state = 'held' AND reason = 'not-sent'`)).toBe(1);
  expect(await world.count(`feedz_record WHERE state = 'sending'`)).toBe(0);
  expect(await world.count(`feedz_lot WHERE ended_at IS NULL`)).toBe(0);

  await flow.feedz.settings({ processMs: 0 });
  expect(await world.run({ override: true })).toMatchObject({ state: 'finished' });
  for (const { name } of await flow.feedz.persons()) expect(name).toBe('Bia Souza');
  expect(await flow.rows(`state NOT IN ('accepted', 'none')`)).toEqual([]);
});
