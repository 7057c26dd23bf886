import { HOUR_MS, later, lockedOf, NOW, tokenOf } from '../testing/hooks';
import { nextStep, type Step } from './next-step.rules';
import { takeDeclaration, type DeclaredFacts } from './take-declaration.rules';
import { RotationConfig } from '../../config/rotator.config';
import type { WebhookHook } from '../hook.entity';
import type { LockedHook } from '../rotation.store';
import type { WebhookToken } from '../token.entity';

const END = later(1_000 * HOUR_MS);
const FACTS: DeclaredFacts = {
  ...{ account: 'acme', action: 'application.moved', source: 'acme', declaredDigest: 'd' },
  ...{ postbackUrl: 'https://hooks.example.com/a', overlapMs: HOUR_MS },
};
const confirmed = () => tokenOf('confirmed', { confirmedAt: NOW, putAt: NOW });

function taken(
  facts: Partial<DeclaredFacts>,
  tokens: WebhookToken[],
  fits = true,
  hook: Partial<WebhookHook> = {},
): LockedHook {
  const locked = lockedOf(hook, tokens);
  takeDeclaration(locked, { ...FACTS, ...facts }, () => fits, END);
  return locked;
}

/** What comes after the telling, which always comes first. */
function then({ hook, tokens, now }: LockedHook): Step {
  hook.issueDue = false;
  const processes = [{ instance: 'ingest-1', position: 42, ageMs: 0 }];
  const ingest = { processes, nextOffset: 42 };
  const live = tokens.filter(({ state }) => state !== 'retired');
  return nextStep({ hook, tokens: live, now, ingest, rotation: new RotationConfig() });
}

describe('a declaration that is taken over', () => {
  it('changes nothing of a token that is as it was told', () => {
    const locked = taken({}, [confirmed()]);
    expect(locked.hook).toMatchObject({ rotateAsked: false, issueDue: true, declared: true });
    expect(then(locked)).toMatchObject({ do: 'wait' });
  });

  it('puts what changed beside the token with the present one', () => {
    expect(then(taken({ declaredDigest: 'e' }, [confirmed()]))).toMatchObject({ do: 'call' });
  });

  it.each([
    ['its header carries the token otherwise', { declaredDigest: 'e' }, false],
    ['it leads to another source', { source: 'other', declaredDigest: 'e' }, true],
    ['it leads to a source of ours now', { source: 'other' }, true],
  ])('gets and announces another token before anything is put when %s', (_why, facts, fits) => {
    const locked = taken(facts, [confirmed()], fits);
    expect(then(locked)).toMatchObject({ do: 'mint' });
    // Also before it is registered or put back.
    Object.assign(locked.hook, { vendorId: null, putWanted: 'x' });
    expect(then(locked)).toMatchObject({ do: 'mint' });
  });

  it('lets a source that gives the same token again wait for ingest under the new source', () => {
    const locked = taken({ source: 'other', declaredDigest: 'e' }, [confirmed()]);
    locked.hook.rotateAsked = false;
    expect(then(locked)).toMatchObject({ do: 'wait', why: expect.stringMatching('heard back') });
    locked.hook.heardSerial = 6;
    expect(then(locked)).toMatchObject({ do: 'wait', why: 'the new digest settles' });
    locked.tokens[0]!.announcedAt = later(-30_000);
    expect(then(locked)).toMatchObject({ do: 'call' });
  });

  it.each([
    ['minted', null, 'retired', null],
    ['announced', null, 'retired', null],
    ['settled', null, 'retired', null],
    ['settled', NOW, 'retiring', END],
    ['putting', NOW, 'retiring', END],
    ['unconfirmed', NOW, 'retiring', END],
  ] as const)('ends a %s token that was put at %s as %s', (state, putAt, becomes, notAfter) => {
    const pending = tokenOf(state, { putAt, seq: 2 });
    const locked = taken({ declaredDigest: 'e' }, [confirmed(), pending], false);
    expect(pending).toMatchObject({ state: becomes, notAfter });
    expect(locked.hook.rotateAsked).toBe(true);
  });

  it('goes back to a former one with another token, for Gupy may carry the one in between', () => {
    const pending = tokenOf('unconfirmed', { putAt: NOW, seq: 2 });
    const locked = lockedOf({}, [confirmed(), pending]);
    takeDeclaration(locked, FACTS, (token) => token !== pending, END);
    expect(then(locked)).toMatchObject({ do: 'mint' });
  });

  it('gives up the call that gets a token for the former declaration', () => {
    const call = { call: 'mint' as const, callAt: NOW };
    expect(taken({ declaredDigest: 'e' }, [], true, call).hook.call).toBeNull();
    expect(taken({}, [], true, call).hook.call).toBe('mint');
  });

  it('tells a source of ours nothing of what another receiver carried before', () => {
    const former = Array.from({ length: 49 }, () => tokenOf('retiring', { notAfter: END }));
    const locked = taken({}, [...former, confirmed()], true, { source: null });
    expect(former.every(({ notAfter }) => notAfter === NOW)).toBe(true);
    expect(then(locked)).toMatchObject({ do: 'retire', tokens: former });
  });

  it('in another account is registered anew', () => {
    const { hook } = taken({ account: 'other' }, [confirmed()]);
    expect(hook).toMatchObject({ vendorId: null, seen: null, account: 'other' });
  });
});
