import { ahgoraMonth } from '@ponte/testing';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';

/**
 * A person presses send, hears nothing, presses again and again, while a second process joins and partitions change hands in
 * the middle of it. Each value is posted once, every request hears of every rubrica, and nobody is told anything else than
 * what is in the payroll.
 */
it('two processes that hear the same keys post each once', async () => {
  const world = await PayrollWorld.start();
  const { items } = ahgoraMonth({ employees: 60, rubricas: 4 });
  const requests = [await world.send(items)];
  const second = world.spawn();
  for (let times = 0; times < 5; times += 1) requests.push(await world.send(items));
  await (await second).ready();
  for (let times = 0; times < 3; times += 1) requests.push(await world.send(items));
  for (const requestId of requests) {
    const told = await world.untilTold(requestId, 240);
    expect(told.every(({ state }) => state === 'accepted')).toBe(true);
  }
  await world.untilIdle();
  const { totals } = await world.datasul.payroll();
  expect(totals).toMatchObject({ rows: 240, posts: 240, repeats: 0 });
  expect(await world.count(`payroll_entry WHERE wanted = 1`)).toBe(240);
  expect(await world.count('payroll_line')).toBe(240 * requests.length);
  expect(await world.count(`outbox WHERE topic LIKE '%dead%'`)).toBe(0);
});
