import type { DataSource } from 'typeorm';
import { testProfile } from '../config/testing/test-profile';
import { AheadOfTurn, type NextCall } from './ahead-of-turn';
import type { CallSlots, HeldSlot } from './call-slots';
import type { CallPreparation } from './prepare-call';
import { TooEarlyError } from './too-early.error';

const slot = {} as HeldSlot;
const { signal } = new AbortController();

function setUp(poolSize?: number) {
  const slots = { isLeaving: false };
  const next = jest.fn(async (...[, , , , turn]: Parameters<CallPreparation['next']>) => {
    if (!(await turn?.())) throw new TooEarlyError('its turn has not come');
    return { type: 'nothing' } as const;
  });
  const ahead = new AheadOfTurn(
    { next } as unknown as CallPreparation,
    slots as CallSlots,
    { options: { poolSize } } as unknown as DataSource,
  );
  const call = (isCareful = false) =>
    ({ profile: testProfile(), ahead: { isCareful } }) as unknown as NextCall;
  return { ahead, next, slots, call };
}

describe('what is prepared ahead of its turn', () => {
  it('goes on when it has its slot', async () => {
    const { ahead, call } = setUp();
    expect(await ahead.prepare(call(), Promise.resolve(slot), signal)).toEqual({ type: 'nothing' });
  });

  it('is nothing without a slot, nor in a process that leaves, nor for a task that is given up', async () => {
    const { ahead, call, slots } = setUp();
    expect(await ahead.prepare(call(), Promise.resolve(undefined), signal)).toBeUndefined();
    const given = Promise.resolve(slot);
    expect(await ahead.prepare(call(), given, AbortSignal.abort())).toBeUndefined();
    slots.isLeaving = true;
    expect(await ahead.prepare(call(), given, signal)).toBeUndefined();
  });

  it('is given up after a second: others may wait for its locks', async () => {
    jest.useFakeTimers();
    const { ahead, call } = setUp();
    const prepared = ahead.prepare(call(), new Promise(() => undefined), signal);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(await prepared).toBeUndefined();
    jest.useRealTimers();
  });

  it('is nothing where calls take long, or are made one after the other', async () => {
    const { ahead, call, next } = setUp();
    const { id } = testProfile();
    expect(await ahead.prepare(call(true), Promise.resolve(slot), signal)).toBeUndefined();
    ahead.learn(id, 1_500);
    expect(await ahead.prepare(call(), Promise.resolve(slot), signal)).toBeUndefined();
    expect(next).not.toHaveBeenCalled();
    ahead.learn(id, 300);
    expect(await ahead.prepare(call(), Promise.resolve(slot), signal)).toBeDefined();
  });

  it('leaves connections to everybody else, and says what the database says', async () => {
    const { ahead, call, next } = setUp(6);
    let go: (given: HeldSlot) => void = () => undefined;
    const taking = new Promise<HeldSlot>((resolve) => (go = resolve));
    const waiting = [1, 2].map(() => ahead.prepare(call(), taking, signal));
    expect(await ahead.prepare(call(), taking, signal)).toBeUndefined();
    go(slot);
    expect(await Promise.all(waiting)).toEqual([{ type: 'nothing' }, { type: 'nothing' }]);
    const away = new Error('away');
    next.mockRejectedValueOnce(away);
    await expect(ahead.prepare(call(), taking, signal)).rejects.toBe(away);
  });
});
