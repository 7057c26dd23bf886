import { feedzCodeOf, feedzCodes, readFeedzCode } from './feedz-codes';

/** As they stand on the vendor's page, from the top. */
const PAGE = [
  ...[
    4998, 4999, 5000, 5001, 5003, 5004, 5005, 5006, 5008, 5009, 5011, 512, 5013, 5014, 5015, 5016,
  ],
  ...[5017, 5018, 5030, 5031, 5032, 5048, 5049, 5050],
];

describe("Feedz's codes", () => {
  it('are all of the page, each once', () => {
    expect(PAGE.filter((code) => !feedzCodeOf(code))).toEqual([]);
    expect(feedzCodes.map(({ code }) => code)).toEqual(
      PAGE.map((code) => (code === 512 ? 5012 : code)),
    );
  });

  it('are explained in words of their own', () => {
    expect(new Set(feedzCodes.map(({ about }) => about)).size).toBe(feedzCodes.length);
  });

  it.each([
    [5013, 5013],
    ['5013', 5013],
    [' 5013 ', 5013],
    ['E5013', 5013],
    ['ERP_5013', 5013],
    [512, 5012],
    ['512', 5012],
    [5999, 5999],
  ])('are read in %j', (value, code) => expect(readFeedzCode(value)).toBe(code));

  it.each([null, undefined, '', 'cinco mil', {}, [], true, '50 13', '12345678901', 1.5, -5013])(
    'are not in %j',
    (value) => expect(readFeedzCode(value)).toBeUndefined(),
  );
});
