import { hookOf, later, NOW } from '../testing/hooks';
import { noteAccepted, type KnownToken } from './note-accepted';

const SHARED = 'a'.repeat(64);
const token = (hookId: string, changes: Partial<KnownToken> = {}): KnownToken => ({
  ...{ id: `t-${hookId}`, hookId, state: 'unconfirmed', sha256: SHARED, put: true, ...changes },
});
const moved = () => hookOf({ id: 'moved', action: 'application.moved' });
const hired = () => hookOf({ id: 'hired', action: 'candidate.hired' });
const delivery = (action?: string, sha256 = SHARED) => ({ action, sha256 });

describe('an accepted delivery', () => {
  it('confirms the pending token of the webhook that delivers its event, whoever shares the token', () => {
    const hooks = [hired(), moved()];
    const tokens = [token('hired'), token('moved')];
    expect(noteAccepted(hooks, tokens, delivery('application.moved'), NOW)).toEqual([
      ...['moved', 't-moved'],
    ]);
    expect(hooks.map(({ heardCurrentAt }) => heardCurrentAt)).toEqual([null, NOW]);
  });

  it('confirms nothing if its webhook does not carry the token', () => {
    const hooks = [hired(), moved()];
    const said = noteAccepted(hooks, [token('hired')], delivery('application.moved'), NOW);
    expect(said).toBeUndefined();
    expect(hooks.map(({ heardCurrentAt }) => heardCurrentAt)).toEqual([null, null]);
    expect(hooks.map(({ heardOtherAt }) => heardOtherAt)).toEqual([null, NOW]);
  });

  it('confirms nothing if its event is unknown, or two webhooks may have delivered it', () => {
    expect(noteAccepted([moved()], [token('moved')], delivery(), NOW)).toBeUndefined();
    const twins = [moved(), hookOf({ id: 'twin' })];
    const tokens = [token('moved'), token('twin')];
    expect(noteAccepted(twins, tokens, delivery('application.moved'), NOW)).toBeUndefined();
    expect(twins.map(({ heardCurrentAt }) => heardCurrentAt)).toEqual([NOW, NOW]);
  });

  it.each([
    ['confirmed', true, 'heardCurrentAt'],
    ['retiring', true, 'heardOtherAt'],
    ['announced', false, 'heardOtherAt'],
  ] as const)('with a %s token confirms nothing, and is noted', (state, put, column) => {
    const hook = hookOf({ heardCurrentAt: later(-1), heardOtherAt: later(-1) });
    const known = token(hook.id, { state, put });
    expect(noteAccepted([hook], [known], delivery(hook.action), NOW)).toBeUndefined();
    expect(hook[column]).toBe(NOW);
  });

  it('counts by the live one of two rows with the same digest', () => {
    const hook = moved();
    const rows = [token('moved', { id: 'old', state: 'retired' }), token('moved')];
    expect(noteAccepted([hook], rows, delivery(hook.action), NOW)).toEqual(['moved', 't-moved']);
  });
});
