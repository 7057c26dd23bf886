import { NOW, tokenOf } from '../testing/hooks';
import { LIVE_STATES, mayBecome, PENDING_STATES, TOKEN_STATES } from './token-states.rules';

const LEGAL = new Set([
  ...['minted→announced', 'minted→settled', 'minted→retired'],
  ...['announced→settled', 'announced→retiring', 'announced→retired'],
  ...['settled→putting', 'settled→confirmed', 'settled→retiring', 'settled→retired'],
  ...['putting→settled', 'putting→unconfirmed', 'putting→confirmed', 'putting→retiring'],
  ...['unconfirmed→putting', 'unconfirmed→confirmed', 'unconfirmed→retiring'],
  ...['confirmed→retiring', 'retiring→announced', 'retiring→retired'],
]);

describe('the states of a token', () => {
  it.each(TOKEN_STATES.flatMap((from) => TOKEN_STATES.map((to) => [from, to] as const)))(
    'from %s to %s',
    (from, to) => {
      const isLegal = LEGAL.has(`${from}→${to}`);
      expect(mayBecome(from, to)).toBe(isLegal);
      const move = (): void => tokenOf(from).become(to, NOW);
      if (isLegal) expect(move).not.toThrow();
      else expect(move).toThrow(`cannot go from ${from} to ${to}`);
    },
  );

  it('whatever Gupy may carry is in force', () => {
    for (const state of ['putting', 'unconfirmed', 'confirmed', 'retiring'] as const)
      expect(LIVE_STATES).toContain(state);
    expect(LIVE_STATES).not.toContain('minted');
    expect(PENDING_STATES).not.toContain('confirmed');
  });

  it('the text goes with the end', () => {
    const token = tokenOf('retiring', { notAfter: NOW });
    token.become('retired', NOW);
    expect(token).toMatchObject({ sealed: null, retiredAt: NOW });
  });
});
