import type { DatasulPosted, RawBody } from '@ponte/clients/datasul';
import { callEnd, type Certainties } from './call-end.rules';

const raw: RawBody = { bytes: Buffer.from(''), length: 0, sha256: '' };
const UNSURE: Certainties = { unprocessedStatuses: [], refusedCallPostsNothing: false };
const SURE: Certainties = { unprocessedStatuses: [503], refusedCallPostsNothing: true };
const error = { shape: 'totvs', message: 'Funcionário não encontrado.' } as const;
const end = (posted: DatasulPosted, sure = UNSURE): ReturnType<typeof callEnd> =>
  callEnd(posted, sure);

describe('what may be sent again by itself', () => {
  it('is what failed before its first byte: the profile pauses, for everybody', () => {
    expect(end({ kind: 'not-sent', reason: 'connect ECONNREFUSED', credential: false })).toEqual({
      do: 'wait',
      outcome: 'not-sent',
      failure: {
        class: 'unavailable',
        scope: 'party',
        local: false,
        reason: 'nothing was sent to Datasul: connect ECONNREFUSED',
      },
    });
  });

  it('is what could not be sent because this process cannot read the credential: only this one pauses', () => {
    expect(end({ kind: 'not-sent', reason: 'no such file', credential: true })).toMatchObject({
      failure: { class: 'unavailable', local: true },
    });
  });

  it.each([401, 403] as const)('is a %s: everything pauses, nothing is refused', (status) => {
    expect(end({ kind: 'credential', status, raw })).toMatchObject({
      do: 'wait',
      outcome: 'credential',
      failure: { class: 'unavailable', scope: 'party', local: false, status },
    });
  });

  it('is a 429, when it says or a little later', () => {
    const throttled = { kind: 'throttled', status: 429, raw } as const;
    expect(end({ ...throttled, retryAfterMs: 120_000 })).toMatchObject({
      do: 'wait',
      failure: { class: 'throttled', status: 429, retryAfterMs: 120_000 },
    });
    expect(end(throttled)).toMatchObject({ failure: { retryAfterMs: 5_000 } });
  });

  it('is a status that the profile lists, and no other', () => {
    const status = { kind: 'status', status: 503, retryAfterMs: 30_000, raw } as const;
    expect(end(status, SURE)).toMatchObject({
      do: 'wait',
      outcome: 'unprocessed',
      failure: { class: 'unavailable', scope: 'party', local: false, retryAfterMs: 30_000 },
    });
    expect(end(status)).toEqual({ do: 'doubt', outcome: 'unknown', code: 'no-answer' });
    expect(end({ ...status, status: 502 }, SURE)).toMatchObject({ do: 'doubt' });
    const cut = { kind: 'no-answer', why: 'truncated', reason: 'cut', raw } as const;
    expect(end({ ...cut, status: 503 }, SURE)).toMatchObject({ do: 'wait' });
    expect(end({ ...cut, status: 200 }, SURE)).toMatchObject({ do: 'doubt' });
  });
});

describe('a call that was refused whole', () => {
  const refused = { kind: 'refused-call', status: 400, error, raw } as const;

  it('is taken apart if the profile says that it posts nothing', () => {
    expect(end(refused, SURE)).toEqual({
      do: 'halve',
      outcome: 'refused-call',
      error: { shape: 'totvs', message: 'Funcionário não encontrado.' },
    });
  });

  it('is not known otherwise, nor is a 400 whose body is no error that is known', () => {
    expect(end(refused)).toMatchObject({ do: 'doubt', code: 'call-refused' });
    expect(end({ kind: 'status', status: 400, raw }, SURE)).toMatchObject({ do: 'doubt' });
  });
});

describe('everything else', () => {
  it.each([500, 502, 504, 200, 404])('of status %s without a response is not known', (status) => {
    expect(end({ kind: 'status', status, raw }, SURE)).toMatchObject({ do: 'doubt' });
  });

  it.each(['time-out', 'reset', 'aborted', 'truncated', 'empty', 'html', 'unreadable'] as const)(
    'without an answer (%s) is not known',
    (why) =>
      expect(end({ kind: 'no-answer', why, reason: why }, SURE)).toMatchObject({ do: 'doubt' }),
  );

  it('with a response is correlated, whatever its status', () => {
    expect(end({ kind: 'answered', status: 500, entries: [], raw })).toEqual({
      do: 'correlate',
      outcome: 'answered',
    });
  });
});
