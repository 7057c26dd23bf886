import { judgeRound, type SettledWrite } from './round.rules';

const writes = (...states: SettledWrite['state'][]): SettledWrite[] =>
  states.map((state) => ({ kind: 'tag', state }));

describe('the writes of a result', () => {
  it.each([
    [['done', 'done'], 'returned'],
    [[], 'returned'],
    [['done', 'open'], 'open'],
    [['parked', 'open'], 'held'],
    [['done', 'unknown'], 'held'],
    [['done', 'discarded'], 'returned'],
    [['discarded', 'open'], 'open'],
    [['needless'], 'returned'],
    [['needless', 'open'], 'open'],
    [['discarded', 'discarded'], 'discarded'],
  ] as const)('%j are %s', (states, expected) => {
    expect(judgeRound(writes(...states))).toBe(expected);
  });
});
