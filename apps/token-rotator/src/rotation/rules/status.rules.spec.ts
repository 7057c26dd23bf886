import { configOf, HOUR_MS, later, lockedOf, NOW, tokenOf } from '../testing/hooks';
import { statusOf } from './status.rules';

const current = () => tokenOf('confirmed', { confirmedAt: later(-HOUR_MS) });
const status = (hook: Parameters<typeof lockedOf>[0], tokens = [current()]) =>
  statusOf(lockedOf(hook, tokens), configOf())?.status;

describe('the status of a webhook', () => {
  it.each([
    ['removed', { declared: false, seen: 'missing' as const }],
    ['missing', { seen: 'missing' as const, failures: 9 }],
    ['inactive', { seen: 'inactive' as const, failures: 9 }],
    ['failing', { failures: 3 }],
    ['failing', { begunAt: later(-11 * 60_000) }],
    ['active', { begunAt: later(-10 * 60_000) }],
    ['active', { failures: 2 }],
    ['failing', { call: 'put' as const, callAt: later(-10 * 60_000) }],
    ['active', { call: 'put' as const, callAt: later(-9 * 60_000) }],
    ['active', { begunAt: later(-9 * HOUR_MS), pausedAt: NOW }],
    ['silent', { createdAt: later(-25 * HOUR_MS) }],
    ['silent', { createdAt: later(-99 * HOUR_MS), heardCurrentAt: later(-25 * HOUR_MS) }],
    ['active', { createdAt: later(-99 * HOUR_MS), heardOtherAt: later(-23 * HOUR_MS) }],
    ['active', { createdAt: later(-99 * HOUR_MS), source: null }],
    [undefined, { seen: null, vendorId: null }],
  ])('is %s for %j', (expected, hook) => {
    expect(status(hook)).toBe(expected);
  });

  it('fails where headers were put back to no avail, until a delivery comes with the present token', () => {
    const putBacks = Array(6).fill(later(-60_000).toISOString()) as string[];
    const wrong = { heardOtherAt: NOW, lastPutAt: later(-60_000), putBacks };
    const refused = { refusedAt: NOW, refusedPutBacks: putBacks };
    expect(status(wrong)).toBe('failing');
    expect(status(refused)).toBe('failing');
    expect(status({ ...wrong, putBacks: putBacks.slice(1) })).toBe('active');
    expect(status({ ...wrong, heardCurrentAt: later(-1_000) })).toBe('active');
    // What a stranger does is not held against deliveries that are well.
    expect(status({ ...refused, heardCurrentAt: later(-1_000) })).toBe('active');
  });

  it('fails after a tenth of the life, with the reason', () => {
    const short = tokenOf('confirmed', { mintedAt: later(-60_000), expiresAt: later(240_000) });
    const locked = lockedOf({ begunAt: later(-61_000), trouble: 'no process' }, [short]);
    expect(statusOf(locked, configOf())).toEqual({
      status: 'failing',
      reason: expect.stringMatching(/has not ended since .*: no process$/),
    });
  });
});
