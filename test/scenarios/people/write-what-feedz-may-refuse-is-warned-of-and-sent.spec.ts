import { FeedzFlow, keyOfPerson } from '../../fixtures/people/feedz-flow';
import { people, peopleOps } from '../../fixtures/people/people-ops';

/**
 * Which signs a name may have is Feedz's to say, and not published: a name with others is sent as it is, never mended, and the
 * report warns of it under the code that Feedz would use, by the person's key alone.
 */
it('what Feedz may refuse is warned of, and sent', async () => {
  const flow = await FeedzFlow.start();
  const name = 'Ana Souza 2ª';
  await flow.hire(2);
  await flow.datasul.hire('9003', { name });
  await flow.world.run();
  const { result } = await peopleOps(flow.world).json<{ items: object[]; faults: object[] }>(
    people('report'),
  );
  expect(result.items).toEqual([
    expect.objectContaining({
      ...{ endpoint: 'persons', key: keyOfPerson('9003'), code: 5014, reason: 'name-characters' },
      message: expect.stringMatching(/^aviso: /) as string,
    }),
  ]);
  expect(result.faults).toMatchObject([{ code: 5014, count: 1 }]);
  expect(JSON.stringify(result)).not.toContain(name);
  expect(await flow.row('person', '9003')).toMatchObject({ by: 'feedz', code: 5014 });
});
