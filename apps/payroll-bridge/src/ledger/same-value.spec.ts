import { sameValue } from './same-value';

const value = (referencia: string, unit: 'hhmm' | 'decimal' | 'money', amount: string) => ({
  ...{ referencia, unit, amount },
});

describe('sameValue', () => {
  it('is the same text, or the same amount of one unit', () => {
    expect(sameValue(value('15,30', 'hhmm', '930'), value('15,30', 'hhmm', '930'))).toBe(true);
    expect(sameValue(value('7,5', 'decimal', '7.5'), value('7,50', 'decimal', '7.5'))).toBe(true);
    expect(sameValue(value('07,30', 'hhmm', '450'), value('7,30', 'hhmm', '450'))).toBe(true);
  });

  it('reads amounts as PostgreSQL gives them back', () => {
    expect(sameValue(value('7,5', 'decimal', '7.5'), value('7,50', 'decimal', '7.500'))).toBe(true);
    expect(sameValue(value('100', 'money', '100'), value('100,00', 'money', '100.00'))).toBe(true);
    expect(sameValue(value('1', 'money', '1'), value('10', 'money', '10'))).toBe(false);
    expect(sameValue(value('0', 'money', '0'), value('0,00', 'money', '0.00'))).toBe(true);
  });

  it('is not an amount that happens to be equal in another unit', () => {
    expect(sameValue(value('450', 'decimal', '450'), value('7,30', 'hhmm', '450'))).toBe(false);
  });

  it('is the same text only, where no amount can be read', () => {
    expect(sameValue(value('15,75', 'decimal', '15.75'), { referencia: '15,75' })).toBe(true);
    const unread = { referencia: '15,750', unit: 'decimal', amount: undefined } as const;
    expect(sameValue(value('15,75', 'decimal', '15.75'), unread)).toBe(false);
    expect(sameValue({ referencia: 'a' }, { referencia: 'b' })).toBe(false);
  });

  it('compares exactly, beyond what a float holds', () => {
    const long = '9007199254740993';
    expect(sameValue(value(long, 'money', long), value('x', 'money', '9007199254740992'))).toBe(
      false,
    );
  });
});
