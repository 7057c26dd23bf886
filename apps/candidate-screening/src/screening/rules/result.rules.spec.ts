import { judgeResult, resultDigest, type ResultFacts, type TakenResult } from './result.rules';

const result = (over: Partial<ResultFacts> = {}): ResultFacts => ({
  outcome: 'apto',
  score: '8',
  summary: null,
  date: new Date('2026-03-03T00:00:00Z'),
  receivedAt: new Date('2026-03-03T10:00:00Z'),
  ...over,
});
const taken = (of: ResultFacts): TakenResult => ({
  digest: resultDigest(of),
  date: of.date,
  receivedAt: of.receivedAt,
});

describe('a result', () => {
  it('is the first', () => expect(judgeResult(result(), null)).toBe('first'));
  it('is a repeat when it says the same later', () => {
    expect(judgeResult(result({ date: new Date('2026-03-04T00:00:00Z') }), taken(result()))).toBe(
      'repeat',
    );
  });
  it('is a correction when it says something else later', () => {
    expect(
      judgeResult(
        result({ outcome: 'inapto', date: new Date('2026-03-04T00:00:00Z') }),
        taken(result()),
      ),
    ).toBe('correction');
  });
  it('is stale when it is older, whatever it says', () => {
    expect(
      judgeResult(
        result({ outcome: 'inapto', date: new Date('2026-03-01T00:00:00Z') }),
        taken(result()),
      ),
    ).toBe('stale');
  });
  it('with the same date counts by when it was received', () => {
    const later = result({ outcome: 'inapto', receivedAt: new Date('2026-03-03T11:00:00Z') });
    expect(judgeResult(later, taken(result()))).toBe('correction');
    expect(judgeResult(result(), taken(later))).toBe('stale');
  });
  it('tells "no score" from "score null as text"', () => {
    expect(resultDigest(result({ score: null }))).not.toBe(resultDigest(result({ score: 'null' })));
  });
});
