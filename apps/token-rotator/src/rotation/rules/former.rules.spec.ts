import { HOUR_MS, later, lockedOf, NOW, tokenOf } from '../testing/hooks';
import { endFormer, revive, supersede } from './former.rules';

const END = later(9 * HOUR_MS);

describe('tokens that end', () => {
  it.each([
    ['minted', null, 'retired'],
    ['settled', null, 'retired'],
    ['settled', NOW, 'retiring'],
    ['announced', NOW, 'retiring'],
    ['putting', NOW, 'retiring'],
    ['unconfirmed', NOW, 'retiring'],
    ['confirmed', NOW, 'retiring'],
  ] as const)(
    'a %s one, put at %s, is %s: Gupy may carry what was put',
    (state, putAt, becomes) => {
      const token = tokenOf(state, { putAt });
      supersede(token, NOW, END);
      expect(token.state).toBe(becomes);
      expect(token.notAfter).toBe(becomes === 'retiring' ? END : null);
    },
  );

  it('an overlap after the next confirmation, those too that were kept for longer', () => {
    const soon = tokenOf('retiring', { notAfter: later(1) });
    const long = tokenOf('retiring', { notAfter: END });
    const current = tokenOf('confirmed');
    const locked = lockedOf({ overlapMs: HOUR_MS }, [soon, long, current]);
    expect(endFormer(locked, 3 * HOUR_MS)).toEqual([long, current]);
    expect(long.notAfter).toEqual(later(HOUR_MS));
    expect(current).toMatchObject({ state: 'retiring', notAfter: later(HOUR_MS) });
    expect(soon.notAfter).toEqual(later(1));
  });

  it.each([
    ['at once where nobody is told', { source: null, overlapMs: HOUR_MS }, NOW],
    ['safely late where the overlap is unknown', { overlapMs: null }, later(3 * HOUR_MS)],
  ])('%s', (_what, hook, notAfter) => {
    const current = tokenOf('confirmed');
    endFormer(lockedOf(hook, [current]), 3 * HOUR_MS);
    expect(current.notAfter).toEqual(notAfter);
  });
});

it('a former token that its source gives again is told without an end, and waited for', () => {
  const token = tokenOf('retiring', { notAfter: END, settledAt: NOW, confirmedBy: 'answer' });
  const locked = lockedOf({}, [token]);
  const times = { mintedAt: NOW, expiresAt: END, renewAt: END };
  revive(locked, token, { ...times, sealed: 'new' });
  expect(token).toMatchObject({ state: 'announced', notAfter: null, settledAt: null, ...times });
  expect(token).toMatchObject({ announcedSerial: 6, announcedAt: NOW, confirmedBy: null });
  expect(locked.hook.issueDue).toBe(true);
});
