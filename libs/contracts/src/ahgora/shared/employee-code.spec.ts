import { employeeCode, employeeHashText } from './employee-code';

describe('an employee’s code', () => {
  it('is three numbers, compared without leading zeros', () => {
    expect(employeeCode('10|1|00000001')).toEqual({
      empresa: '10',
      estabelecimento: '1',
      matricula: '1',
    });
    expect(employeeCode('010|001|1')).toEqual(employeeCode('10|1|00000001'));
    expect(employeeCode('0|0|0')).toEqual({ empresa: '0', estabelecimento: '0', matricula: '0' });
    expect(employeeCode(' 10 | 1 | 9445 ')?.matricula).toBe('9445');
  });

  it.each([
    '',
    '10|1',
    '10|1|2|3',
    '10|1|',
    '|1|2',
    '10|a|2',
    '10;1;2',
    '-1|1|2',
    `1|1|${'9'.repeat(21)}`,
  ])('is not %j', (text) => expect(employeeCode(text)).toBeUndefined());

  it('of different employees is never hashed over the same text', () => {
    const text = (code: string): string => {
      const parts = employeeCode(code);
      return parts ? employeeHashText('holding', parts) : '';
    };
    expect(text('1|11|5')).not.toBe(text('11|1|5'));
    expect(text('1|1|5')).toBe(text('01|01|05'));
  });
});
