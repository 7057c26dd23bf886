import { Operator } from '../../fixtures/commands/operator';
import { storedTexts } from '../../fixtures/screening/stored-texts';
import { ProvisioningWorld } from '../../fixtures/provisioning/provisioning-world';

/**
 * Who asks to be forgotten is: every request of theirs, what was sealed of them, and what still waits to be sent to the
 * desk; of others nothing goes. The answer names the tickets that stay at the desk, which is another system's business, and
 * the reference of one that may be there: nothing else is left to find it by.
 */
it('a person who is forgotten leaves nothing', async () => {
  const world = await ProvisioningWorld.start();
  const operator = new Operator(world.prefix, 'provisioning');
  await world.hire({ applicationId: 171 }, { applicationId: 173, candidate: { id: 9 } });
  const { ticket_id: ticketId } = await world.until(171, 'open');
  const other = await world.until(173, 'open');
  world.desk.away.set('POST', { does: false });
  world.desk.away.set('GET', { does: false });
  await world.hire({ applicationId: 172 });
  const { id } = await world.until(172, 'requesting');
  await world.untilTask('desk.create-ticket', 'waiting');
  const sealed = async () =>
    (await storedTexts(world.database)).filter(({ text }) =>
      text.includes('v1.k1.candidate:gupy:acme:256080'),
    );
  expect((await sealed()).map(({ table }) => table)).toContain('task');

  const both = await operator.ask('provisioning.forget', { source: 'acme' });
  expect(both.state).toBe('refused');
  const forgotten = await operator.ask('provisioning.forget', {
    source: 'acme',
    candidateId: 256080,
  });
  expect(forgotten).toMatchObject({
    ...{ state: 'done', result: { tickets: [ticketId], references: [id] } },
    message: expect.stringContaining(id) as string,
  });
  expect((forgotten.result as { requests: string[] }).requests).toContain(id);
  expect(await world.count('equipment_request')).toBe(1);
  expect(await world.request(173)).toMatchObject({ id: other.id, state: 'open' });
  expect(await sealed()).toEqual([]);
  expect(await world.count(`task WHERE subject = '${id}' AND ended_at IS NULL`)).toBe(0);
});
