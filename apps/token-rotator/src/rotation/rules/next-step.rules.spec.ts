import { factsOf, HOUR_MS, later, NOW, tokenOf } from '../testing/hooks';
import { MOST_LIVE, nextStep } from './next-step.rules';

const confirmed = () => tokenOf('confirmed', { confirmedAt: NOW });
const announced = (changes = {}) =>
  tokenOf('announced', { announcedSerial: 5, announcedAt: later(-30_000), seq: 2, ...changes });

describe('the next step of a webhook', () => {
  it('without a token is to get one', () => {
    expect(nextStep(factsOf({ vendorId: null }, []))).toMatchObject({ do: 'mint' });
  });

  it('with a fresh token is to wait until it is renewed, or a minute', () => {
    const step = nextStep(factsOf({}, [confirmed()]));
    expect(step).toEqual({ do: 'wait', until: later(60_000), why: 'the token is fresh' });
    const soon = tokenOf('confirmed', { renewAt: later(5_000) });
    expect(nextStep(factsOf({}, [soon]))).toMatchObject({ until: later(5_000) });
  });

  it.each([
    ['its time has come', {}, tokenOf('confirmed', { renewAt: NOW })],
    ['an operator asked', { rotateAsked: true }, confirmed()],
  ])('is to renew when %s', (_why, hook, token) => {
    expect(nextStep(factsOf(hook, [token]))).toMatchObject({ do: 'mint' });
  });

  it('of a new token is to announce it, or to settle it where nobody must know', () => {
    const token = tokenOf('minted');
    expect(nextStep(factsOf({}, [token]))).toEqual({ do: 'announce', token });
    expect(nextStep(factsOf({ source: null }, [token]))).toEqual({ do: 'settle', token });
  });

  it('of an announced token is to settle it when ingest has it and the least wait is over', () => {
    const token = announced();
    expect(nextStep(factsOf({}, [token]))).toEqual({ do: 'settle', token });
    const young = announced({ announcedAt: later(-29_000) });
    expect(nextStep(factsOf({}, [young]))).toMatchObject({ do: 'wait', until: later(1_000) });
    const behind = { processes: [{ instance: 'i', position: 41, ageMs: 0 }], nextOffset: 42 };
    const step = nextStep(factsOf({}, [token], { ingest: behind }));
    expect(step).toMatchObject({
      do: 'wait',
      until: later(250),
      why: expect.stringMatching('1 of 1'),
    });
  });

  it.each([
    ['settled', 'v-1', 'put'],
    ['settled', null, 'register'],
    ['unconfirmed', 'v-1', 'put'],
    ['putting', 'v-1', 'put'],
  ] as const)('of a %s token in %s is to %s it', (state, vendorId, call) => {
    const token = tokenOf(state, { seq: 2 });
    expect(nextStep(factsOf({ vendorId }, [confirmed(), token]))).toMatchObject({
      ...{ do: 'call', call, token },
    });
  });

  it.each([
    ['it is missing', { vendorId: null }, 'register'],
    ['its headers are to be put back', { putWanted: 'x' }, 'put'],
    ['its declaration changed', { declaredDigest: 'e' }, 'put'],
  ])('is to put the present token when %s', (_why, hook, call) => {
    const token = confirmed();
    expect(nextStep(factsOf(hook, [token]))).toMatchObject({ do: 'call', call, token });
  });

  it.each([
    ['a call is under way', { call: 'put' as const, rotateAsked: true }],
    ['it is paused', { pausedAt: NOW, rotateAsked: true }],
    ['its next try is later', { retryAt: later(9_000), rotateAsked: true }],
    ['it is no longer declared', { declared: false, rotateAsked: true }],
  ])('is to wait when %s', (_why, hook) => {
    expect(nextStep(factsOf(hook, [confirmed()]))).toMatchObject({ do: 'wait' });
  });

  it('is to give up a call that nothing was heard of for a quarter of an hour, also while it is paused', () => {
    const call = { call: 'put' as const, callAt: later(-15 * 60_000), pausedAt: NOW };
    expect(nextStep(factsOf(call, [tokenOf('putting')]))).toMatchObject({ do: 'give-up' });
    const young = { ...call, callAt: later(1_000 - 15 * 60_000) };
    expect(nextStep(factsOf(young, []))).toMatchObject({ do: 'wait', until: later(1_000) });
  });

  it('is to end what has come to its end, before all else', () => {
    const over = tokenOf('retiring', { notAfter: NOW });
    const step = nextStep(
      factsOf({ call: 'put', pausedAt: NOW, issueDue: true }, [over, confirmed()]),
    );
    expect(step).toEqual({ do: 'retire', tokens: [over] });
    const open = tokenOf('retiring', { notAfter: later(7_000) });
    expect(nextStep(factsOf({}, [open, confirmed()]))).toMatchObject({ until: later(7_000) });
  });

  it('is never to end a token while its successor is not confirmed', () => {
    const old = tokenOf('confirmed', {
      expiresAt: later(-9 * HOUR_MS),
      renewAt: later(-20 * HOUR_MS),
    });
    for (const state of ['minted', 'announced', 'settled', 'putting', 'unconfirmed'] as const) {
      const step = nextStep(
        factsOf({ heardSerial: 0 }, [old, tokenOf(state, { announcedSerial: 5 })]),
      );
      expect(step.do).not.toBe('retire');
    }
  });

  it.each([
    ['it changed', { issueDue: true }, true],
    ['an hour is over', { issuedAt: later(-HOUR_MS) }, true],
    ['an hour is not over', { issuedAt: later(1_000 - HOUR_MS) }, false],
    [
      'an hour is over for one that is not declared',
      { issuedAt: later(-HOUR_MS), declared: false },
      true,
    ],
    ['nobody of ours hears it', { issueDue: true, source: null }, false],
  ])('tells the digests when %s', (_why, hook, tells) => {
    expect(nextStep(factsOf(hook, [confirmed()])).do === 'publish').toBe(tells);
  });

  it('renews nothing while too many tokens are in force at once', () => {
    const former = Array.from({ length: MOST_LIVE - 1 }, () =>
      tokenOf('retiring', { notAfter: later(HOUR_MS) }),
    );
    const due = tokenOf('confirmed', { renewAt: NOW });
    expect(nextStep(factsOf({}, [...former, due]))).toMatchObject({ do: 'wait' });
    expect(nextStep(factsOf({}, [...former.slice(1), due]))).toMatchObject({ do: 'mint' });
  });

  it('drops a token that ended before it was put, but only where its end means something', () => {
    const ended = tokenOf('settled', { expiresAt: NOW });
    expect(nextStep(factsOf({ source: null }, [ended]))).toEqual({ do: 'drop', token: ended });
    expect(nextStep(factsOf({}, [ended]))).toMatchObject({ do: 'call' });
  });
});
