import { ahgoraMonth } from '@ponte/testing';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';

/**
 * The process is killed while Datasul works on its call. Nobody will ever hear the answer, so the call's entries are unknown
 * and never sent again by themselves; what had not been in a call yet is posted by the next process. Posted twice: nothing.
 */
describe('a process that is killed in the middle of a call', () => {
  it('leaves the entries of the call unknown, and the others to the next one', async () => {
    const world = await PayrollWorld.prepare({
      datasul: 'itemsPerCall: 5, calls: 1, timeoutMs: 1000',
    });
    const service = await world.spawn();
    await service.ready();
    await world.datasul.fault({ kind: 'hang', processed: true, count: 1 });
    const { items } = ahgoraMonth({ employees: 20, rubricas: 2 });
    const requestId = await world.send(items);
    await world.datasul.untilRows(10);
    await service.kill();
    expect(await world.count(`payroll_entry WHERE state = 'sending'`)).toBe(10);

    await (await world.spawn()).ready();
    const told = await world.untilTold(requestId, 40, 60_000);
    const unknown = told.filter(({ state }) => state === 'unknown');
    expect(new Set(unknown.map(({ reason }) => reason))).toEqual(new Set(['process-died']));
    expect(unknown).toHaveLength(10);
    expect(told.filter(({ state }) => state === 'accepted')).toHaveLength(30);
    // The person sends everything again: who is unknown waits on, the rest is answered from the ledger.
    const again = await world.ask(items);
    expect(again.map(({ state }) => state)).toEqual(told.map(({ state }) => state));
    await world.untilIdle();
    expect((await world.datasul.payroll()).totals).toMatchObject({ posts: 40, repeats: 0 });
    expect(await world.count(`payroll_call WHERE outcome = 'process-died'`)).toBe(1);
  });
});
