import { ahgoraMonth } from '@ponte/testing';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';

/**
 * A deployment in the middle of a month: the process that is told to leave waits for the answer of the call under way and
 * writes it, so that nothing becomes unknown by it; batches that wait for their turn are given back, and the next process
 * posts them.
 */
describe('a process that leaves while calls are made', () => {
  it('leaves nothing unknown and nothing behind', async () => {
    const world = await PayrollWorld.prepare({ datasul: 'itemsPerCall: 5, calls: 1' });
    const service = await world.spawn();
    await service.ready();
    await world.datasul.settings({ answerMs: 1_500 });
    const requestId = await world.send(ahgoraMonth({ employees: 20, rubricas: 2 }).items);
    await world.datasul.untilRows(10);
    await service.stop();
    expect((await world.datasul.payroll()).totals.posts).toBe(10);
    expect(await world.count(`payroll_entry WHERE state = 'accepted'`)).toBe(10);
    expect(await world.count(`payroll_entry WHERE state = 'received'`)).toBe(30);
    expect(await world.count('payroll_slot')).toBe(0);

    await world.datasul.settings({ answerMs: 0 });
    await (await world.spawn()).ready();
    const told = await world.untilTold(requestId, 40);
    expect(told.filter(({ state }) => state !== 'accepted')).toEqual([]);
    expect((await world.datasul.payroll()).totals).toMatchObject({ posts: 40, repeats: 0 });
  });
});
