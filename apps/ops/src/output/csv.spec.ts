import { csvText } from './csv';

describe('a CSV for Excel in Brazil', () => {
  it('has its mark, semicolons and CR LF', () => {
    expect(
      csvText([
        ['a', 1],
        [null, 'ç'],
      ]),
    ).toBe('\uFEFFa;1\r\n;ç\r\n');
  });

  it.each([
    ['a;b', '"a;b"'],
    ['diz "não"', '"diz ""não"""'],
    ['duas\nlinhas', '"duas\nlinhas"'],
    ['15,30', '15,30'],
  ])('quotes %j', (cell, text) => expect(csvText([[cell]])).toBe(`\uFEFF${text}\r\n`));

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\u200b=1', '\r=1'])(
    'makes no formula of %j',
    (cell) =>
      expect(
        csvText([[cell]])
          .replace('\uFEFF', '')
          .replace('"', ''),
      ).toMatch(/^'/),
  );

  it.each(['2026-02', '0103', '010100000001', '123456789012', '12e5', '1-2', '03/2026'])(
    'shows the code %j as it is',
    (code) => expect(csvText([[code]])).toBe(`\uFEFF"=""${code}"""\r\n`),
  );

  it.each(['15,30', '103', '02/03/2026', '2026-03-02T12:00:00.000Z', '10103 10203', '1.234,56'])(
    'leaves %j to Excel',
    (cell) => expect(csvText([[cell]])).toBe(`\uFEFF${cell}\r\n`),
  );
});
