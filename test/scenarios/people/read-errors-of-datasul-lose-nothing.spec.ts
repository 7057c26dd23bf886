import { alerts } from '../../fixtures/payroll/alerts';
import { PeopleWorld } from '../../fixtures/people/people-world';
import { eventually } from '@ponte/testing';

const PERSONS = 40;

/**
 * Whatever Datasul answers instead of a page (an error with whichever status, a page of HTML, nothing, a list of one as the
 * object itself), it is never taken for a shorter list: the page is read again, a refused credential makes the run wait, and
 * in the end everybody is there.
 */
it('errors of Datasul lose nothing', async () => {
  const world = await PeopleWorld.start({ datasul: 'pageSize: 10, timeoutMs: 1500' });
  await world.sandbox.populate(PERSONS);
  await world.sandbox.settings('datasul', {
    ...{ singleAsObject: true, listHasNext: 'text', listTotal: 'wrong', listCodesAsNumbers: true },
  });
  await world.run({ preview: true });
  expect(await world.count(`people_record WHERE entity = 'person' AND present`)).toBe(PERSONS);

  for (const fault of [
    { kind: 'status', status: 500 },
    { kind: 'status', status: 200, body: { code: '1', message: 'erro' } },
    { kind: 'reset-before' },
    { kind: 'html' },
    { kind: 'truncated' },
  ]) {
    await world.sandbox.fault('datasul', { ...fault, count: 1 });
    const run = await world.run({ mode: 'full', preview: true });
    expect(run).toMatchObject({ state: 'finished', asked: null });
    expect(run.counts.read?.map(({ changed, missing }) => changed + missing)).toEqual([
      ...[0, 0, 0, 0, 0, 0],
    ]);
  }

  await world.sandbox.settings('datasul', { passwords: ['another'] });
  const refused = await world.startRun({ mode: 'full', preview: true });
  await eventually(() => alerts(world.service, 'task-pause') > 0, {
    timeoutMs: 20_000,
    what: 'the pause',
  });
  expect((await world.runs(`id = '${refused}'`))[0]).toMatchObject({ state: 'reading' });
  await world.sandbox.settings('datasul', { passwords: [world.sandbox.datasul.password] });
  expect(await world.untilRun(refused)).toMatchObject({ state: 'finished', asked: null });
  expect(await world.count('people_record WHERE NOT present')).toBe(0);
});
