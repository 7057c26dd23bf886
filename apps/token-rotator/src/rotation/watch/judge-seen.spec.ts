import type { GupyWebhook } from '@ponte/clients/gupy';
import { WatchConfig } from '../../config/rotator.config';
import { listedWebhook, type ListedWebhook } from '../rules/listed-webhook';
import { later, lockedOf, NOW, tokenOf } from '../testing/hooks';
import { isStale, judgeDeliveries, judgeSeen } from './judge-seen';

const watch = new WatchConfig();
const seen = (changes: Partial<GupyWebhook> = {}): ListedWebhook =>
  listedWebhook({
    ...{ id: 'v-1', action: 'application.moved', status: 'active' },
    ...{ postbackUrl: 'https://hooks.example.com/a', ...changes },
  } as GupyWebhook);

describe('what Gupy lists', () => {
  it.each([
    ['nothing', [], { vendorId: null, seen: 'missing' }, /registered again/],
    [
      'it, switched off',
      [seen({ status: 'inactive' })],
      { seen: 'inactive', putWanted: /off/ },
      /on again/,
    ],
    [
      'it at another address',
      [seen({ postbackUrl: 'https://x.test/' })],
      { putWanted: /changed/ },
      /put right/,
    ],
    [
      'it under another id',
      [seen({ id: 'v-2' })],
      { vendorId: 'v-2', putWanted: /another id/ },
      /another id/,
    ],
    [
      'it as it should be',
      [seen()],
      { vendorId: 'v-1', seen: 'active', putWanted: null },
      undefined,
    ],
    ['it with less told', [seen({ action: null as never })], { putWanted: null }, undefined],
  ] as const)('%s', (_what, list, hook, says) => {
    const locked = lockedOf({});
    const said = judgeSeen(locked, list as unknown as ListedWebhook[], watch);
    if (says) expect(said).toMatch(says);
    else expect(said).toBeUndefined();
    for (const [name, value] of Object.entries(hook)) {
      const actual = locked.hook[name as 'putWanted'];
      if (value instanceof RegExp) expect(actual).toMatch(value);
      else expect(actual).toBe(value);
    }
  });

  it('from before a call says nothing of what the call changed', () => {
    expect(isStale(lockedOf({ lastPutAt: NOW }), later(-1))).toBe(true);
    expect(isStale(lockedOf({ lastPutAt: NOW }), later(1))).toBe(false);
    expect(isStale(lockedOf({ lastPutAt: null }), NOW)).toBe(false);
  });

  it('is not switched on more often than the limit says, and complains once', () => {
    const locked = lockedOf({
      reactivations: [-1, -2, -3].map((hours) => later(hours * 3_600_000).toISOString()),
    });
    expect(judgeSeen(locked, [seen({ status: 'inactive' })], watch)).toMatch(/too often/);
    expect(locked.hook.putWanted).toBeNull();
    expect(judgeSeen(locked, [seen({ status: 'inactive' })], watch)).toBeUndefined();
    // Older ones count no more.
    locked.hook.reactivations = [later(-8 * 86_400_000).toISOString()];
    expect(judgeSeen(locked, [seen({ status: 'inactive' })], watch)).toMatch(/on again/);
    expect(locked.hook.reactivations).toEqual([NOW.toISOString()]);
  });
});

describe('what was heard of deliveries', () => {
  const current = () => tokenOf('confirmed', { confirmedAt: later(-600_000) });
  const judge = (hook: Parameters<typeof lockedOf>[0], tokens = [current()]) => {
    const locked = lockedOf(hook, tokens);
    return [judgeDeliveries(locked, watch), locked.hook.putWanted];
  };

  it.each([
    ['another token long after', { heardOtherAt: later(-1_000) }],
    ['refusals long after', { refusedAt: later(-1_000) }],
    ['both, after the last good one', { heardOtherAt: NOW, heardCurrentAt: later(-61_000) }],
  ])('%s puts the headers back', (_what, hook) => {
    expect(judge(hook)).toEqual([expect.stringMatching('put back'), expect.any(String)]);
  });

  it.each([
    ['soon after the confirmation', { heardOtherAt: later(-540_001) }],
    ['beside good ones', { heardOtherAt: NOW, heardCurrentAt: later(-59_000) }],
    ['soon after a full update', { heardOtherAt: NOW, lastPutAt: later(-59_000) }],
    ['of an address that is not ours', { heardOtherAt: NOW, source: null }],
    ['of a webhook that is switched off', { heardOtherAt: NOW, seen: 'inactive' as const }],
    [
      'beyond the limit',
      { heardOtherAt: NOW, putBacks: Array(6).fill(NOW.toISOString()) as string[] },
    ],
  ])('another token %s does nothing', (_what, hook) => {
    expect(judge(hook)).toEqual([undefined, null]);
  });

  it('refusals, which may be a stranger’s, do not use up what another token needs', () => {
    const usedUp = Array(6).fill(NOW.toISOString()) as string[];
    const both = { refusedAt: NOW, heardOtherAt: NOW, refusedPutBacks: [...usedUp] };
    expect(judge(both)).toEqual([expect.stringMatching('put back'), expect.any(String)]);
    expect(judge({ refusedAt: NOW, refusedPutBacks: [...usedUp] })).toEqual([undefined, null]);
    const refused = { refusedAt: NOW, putBacks: [...usedUp] };
    expect(judge(refused)).toEqual([expect.stringMatching('put back'), expect.any(String)]);
  });

  it('beyond the limit the headers are put back seldom, and not never', () => {
    const putBacks = Array(6).fill(later(-4 * 3_600_000).toISOString()) as string[];
    expect(judge({ heardOtherAt: NOW, putBacks })).toEqual([
      ...[expect.stringMatching('put back'), expect.any(String)],
    ]);
  });
});
