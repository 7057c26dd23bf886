import { eventually, stack, stockKafka } from '@ponte/testing';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

const DAY_MS = 86_400_000;

/**
 * The topic is kept for 400 days, the inbox remembers eight. A group that is set back to the beginning hears everything
 * again: what was refused then, what was corrected since, all of it. Nothing of it is posted, and nobody is told anew. What
 * is older than the ledger's memory of requests is not posted at all.
 */
it('a topic heard again from its beginning posts nothing', async () => {
  const world = await PayrollWorld.start({
    profile: ['corrections: post', 'repeatedSend: replaces'],
    top: ['keepDays: 30'],
  });
  await world.datasul.settings({ repeatedSend: 'replaces', events: ['103'] });
  for (const value of ['15,30', '16,00', '15,30']) await world.ask([oneRubrica(value)]);
  await world.ask([oneRubrica('1,5', { rubrica: '10206' })]);
  await world.untilIdle();
  await world.datasul.settings({ events: null });
  const ago = new Date(Date.now() - 29.5 * DAY_MS);
  await world.ask([oneRubrica('9,00', { rubrica: '10209' })], { receivedAt: ago });
  expect(await world.entries(`evento = '209'`)).toEqual([]);

  const before = await Promise.all([world.told(), world.entries(), world.datasul.payroll()]);
  await world.services[0]?.stop();
  await world.database.query('DELETE FROM inbox');
  const admin = stockKafka(stack().brokers).admin();
  await admin.connect();
  const group = {
    groupId: `${world.prefix}payroll-bridge`,
    topic: `${world.prefix}ahgora.results.received.v1`,
  };
  // The coordinator forgets a member that left only after a moment.
  await eventually(() => admin.resetOffsets({ ...group, earliest: true }), {
    timeoutMs: 20_000,
    what: 'an empty group',
  });
  await admin.disconnect();
  const service = await world.spawn();
  await service.ready();
  await world.untilHeard();
  await world.untilIdle();
  expect(await world.count(`outbox WHERE topic LIKE '%dead%'`)).toBe(0);
  expect(await Promise.all([world.told(), world.entries(), world.datasul.payroll()])).toEqual(
    before,
  );
});
