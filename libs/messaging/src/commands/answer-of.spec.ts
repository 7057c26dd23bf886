import { answerOf, ResultTooLarge } from './answer-of';
import { RESULT_BYTES } from './command-result';

describe('an answer', () => {
  it('is told without what looks personal in its message, at most 2,000 characters long', () => {
    expect(answerOf({ message: 'CPF 529.982.247-25' }).message).not.toContain('529');
    expect(answerOf({ message: 'á'.repeat(3_000) }).message.length).toBeLessThanOrEqual(2_000);
  });

  it('has its result as JSON says it, null where there is none', () => {
    const at = new Date('2026-03-02T12:00:00Z');
    expect(answerOf({ message: '', result: { at, none: undefined } }).result).toEqual({
      at: '2026-03-02T12:00:00.000Z',
    });
    expect(answerOf({ message: '' }).result).toBeNull();
  });

  it('is no answer when its result is too large, counted in bytes', () => {
    const most = 'x'.repeat(RESULT_BYTES - 2);
    expect(answerOf({ message: '', result: most }).result).toBe(most);
    expect(() => answerOf({ message: '', result: `${most}x` })).toThrow(ResultTooLarge);
    expect(() => answerOf({ message: '', result: 'á'.repeat(RESULT_BYTES / 2) })).toThrow('limit');
  });
});
