import { FeedzFlow, keyOfPerson } from '../../fixtures/people/feedz-flow';
import { people, peopleOps } from '../../fixtures/people/people-ops';
import { PROFILE } from '../../fixtures/people/settings';

/**
 * Somebody is registered anew under another code, and the old entry has no bond any more: Feedz still has the e-mail with the
 * old one, of whom nothing is ever sent again. That is nothing to wait for. The new one is refused (5013), the report names who
 * holds the e-mail and what to do; once an operator has freed it at Feedz and says so, it goes, and Feedz has the last word.
 */
it('an e-mail of whoever is sent no more is told and comes free', async () => {
  const flow = await FeedzFlow.start();
  const { world, datasul, feedz } = flow;
  const ops = peopleOps(world);
  await datasul.hire('9001', { email: 'ana@example.com' });
  await world.run();
  await datasul.remove('employees', '10|1|9001');
  await datasul.hire('9002', { email: 'ana@example.com' });
  await world.run({ mode: 'full' });
  const holder = { entity: 'person', key: keyOfPerson('9001') };
  const refused = {
    ...{ state: 'refused', by: 'ponte', code: 5013, reason: 'e-mail-of-unbound' },
    held_for: [holder],
  };
  expect(await flow.row('person', '9002')).toMatchObject(refused);
  type Report = { records: readonly object[] };
  const report = await ops.json<Report>(people(`report --profile ${PROFILE}`));
  expect(report.result.records).toContainEqual(
    expect.objectContaining({
      ...{ key: keyOfPerson('9002'), heldFor: [holder] },
      explanation: expect.stringMatching(/sem vínculo.*libere.*resend/),
    }),
  );

  // Said before it is so: Feedz refuses it, and nothing is sent again by itself.
  const resend = `resend ${keyOfPerson('9002')} --profile ${PROFILE} --entity person --yes`;
  await ops.json(people(resend, 'liberado na Feedz'));
  await world.run({ mode: 'write', override: true });
  expect(await flow.row('person', '9002')).toMatchObject({
    ...{ state: 'refused', by: 'feedz', code: 5013 },
  });
  await world.run({ mode: 'write', override: true });
  expect((await feedz.counts()).byEntity.persons.lots).toBe(2);

  await feedz.putPerson({
    ...{ integrationId: '9001', name: 'Ana Souza', email: 'livre@example.com' },
  });
  await ops.json(people(resend, 'liberado na Feedz'));
  await world.run({ mode: 'write', override: true });
  expect(await feedz.person('9002')).toMatchObject({ email: 'ana@example.com' });
  expect(await flow.row('person', '9002')).toMatchObject({ state: 'accepted', held_for: [] });

  // Whoever had it is sent anew when wanted again: Feedz has something else there.
  await datasul.change('persons', '9001', { email: 'ana.antiga@example.com' });
  await datasul.hire('9001', { email: 'ana.antiga@example.com' });
  await world.run({ mode: 'full', override: true });
  expect(await feedz.person('9001')).toMatchObject({ email: 'ana.antiga@example.com' });
}, 180_000);
