import type { DatasulPerson } from '@ponte/contracts';
import { PeopleWorld } from '../../fixtures/people/people-world';
import { SECRETS } from '../../fixtures/people/settings';

const NEWER = `l2:${'00112233445566778899aabbccddeeff'.repeat(2)}`;

/**
 * While lookup keys rotate everybody is known again by the key under which they stand: nobody is new, nobody is gone, and
 * nothing is told. A service that lacks a key by which somebody stands does not start, and says which is missing.
 */
it('everybody is known again while lookup keys rotate', async () => {
  const world = await PeopleWorld.start({ datasul: 'pageSize: 10' });
  await world.sandbox.populate(25);
  await world.run({ preview: true });
  await world.untilTold();
  const before = await world.records();
  await world.service.stop();

  const both = { PII_LOOKUP_KEYS: `${NEWER},${SECRETS.lookupKey}` };
  await (await world.spawn(both)).ready();
  const run = await world.run({ mode: 'full', preview: true });
  expect(run.counts.read?.map(({ changed, missing }) => changed + missing)).toEqual([
    ...[0, 0, 0, 0, 0, 0],
  ]);
  await world.untilTold();
  expect((await world.records()).map(({ key }) => key)).toEqual(before.map(({ key }) => key));
  expect(await world.told<DatasulPerson>('datasul.person.v1')).toHaveLength(25);
  await world.service.stop();

  const lacking = await world.spawn({ PII_LOOKUP_KEYS: NEWER, AUTO_MIGRATE: 'false' });
  expect((await lacking.exited).code).not.toBe(0);
  expect(lacking.logs.lines.join('\n')).toContain('PII_LOOKUP_KEYS lacks a key');
});
