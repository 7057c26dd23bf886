/* eslint-disable @nx/enforce-module-boundaries -- The one place that sees both sides: no app may import another. */
import { AHGORA_BODY_BYTES, type BodyFault, splitBody, type SplitItem } from '@ponte/contracts';
import { LookupHasher, parseKeyRing } from '@ponte/platform';
import fc from 'fast-check';
import { placeItems } from '../apps/ingest/src/ahgora/send/place-items';
import { Turns } from '../apps/ingest/src/ahgora/turns';
import { readRequest } from '../apps/payroll-bridge/src/check/read-request';

/**
 * `payroll check` judges a file without ingest: it must understand an item as ingest does, or it would find in order what
 * is refused, and the other way round. Both read the same made-up items here, odd ones most of all.
 */
const text = fc.constantFrom(
  ...['', ' ', '2026', '02', '2', '002', '13', '01', '10103', '15,30', '-1.200,00', '20260212'],
  ...['10|1|9445', '1019445', 'Maria', '1'.repeat(20), '1'.repeat(21), 'x'.repeat(255)],
  'x'.repeat(256),
);
const number = fc.constantFrom('2', '2026', '-1', '1.0', '15.30', '2e3', '12345678901234567890');
/** JSON of a value as some sender may write it. */
const value = fc.oneof(
  { weight: 6, arbitrary: text.map((each) => JSON.stringify(each)) },
  { weight: 2, arbitrary: number },
  { weight: 1, arbitrary: fc.constantFrom('null', 'true', '[]', '{}', '["a"]', '"a\\u0000"') },
);
const members = (...keys: string[]) =>
  fc
    .tuple(...keys.map((key) => fc.option(value, { freq: 4 }).map((each) => [key, each] as const)))
    .map((pairs) =>
      pairs.flatMap(([key, each]) => (each === null ? [] : [`${JSON.stringify(key)}:${each}`])),
    );
const line = members('rubrica', 'referencia', 'datafalta', 'nome').map(
  (pairs) => `{${pairs.join(',')}}`,
);
const lines = fc.oneof(
  { weight: 6, arbitrary: fc.array(line, { maxLength: 3 }).map((each) => `[${each.join(',')}]`) },
  { weight: 2, arbitrary: line },
  { weight: 1, arbitrary: fc.constantFrom('null', '3', '"x"', '[3]', '[null]', '[[]]') },
);
const ITEM = ['matricula', 'codfuncionario', 'anocom', 'anocomp', 'mescom', 'mescomp'];
const item = fc.oneof(
  {
    weight: 20,
    arbitrary: fc
      .tuple(members(...ITEM, 'campoAdicional', 'nome'), fc.option(lines, { freq: 10 }))
      .map(([pairs, sent]) => [...pairs, ...(sent === null ? [] : [`"resultados":${sent}`])])
      .map((pairs) => `{${pairs.join(',')}}`),
  },
  { weight: 1, arbitrary: fc.constantFrom('null', '3', '"x"', '[]', 'true') },
);

const turns = new Turns();
const hasher = new LookupHasher(parseKeyRing(`l1:${'0123456789abcdef'.repeat(4)}`).keys);

/** What ingest makes of a body: its items, or why it takes none of them. */
async function atEdge(body: Buffer): Promise<readonly SplitItem[] | readonly BodyFault[]> {
  const split = await splitBody(body, turns);
  if (!split?.ok) return split?.faults ?? [];
  const whose = { source: 'holding', requestId: 'r' };
  const placed = await placeItems(split.items, whose, { hasher, turns });
  return 'path' in placed ? [placed] : split.items;
}
const isTaken = (read: Awaited<ReturnType<typeof atEdge>>): read is readonly SplitItem[] =>
  read.length > 0 && read.every((each) => 'fault' in each);

it('a request is understood by `payroll check` as by ingest', async () => {
  const seen = { taken: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(item, async (json) => {
      const body = Buffer.from(`{"items":[${json}]}`);
      const read = await atEdge(body);
      const { faults, items } = readRequest(body);
      if (isTaken(read)) {
        seen.taken += 1;
        expect(faults).toEqual([]);
        expect(items).toEqual(
          read.map(
            ({ fault, matricula, codfuncionario, ano, mes, campoAdicional, resultados }) => ({
              ...{ position: 0, fault, matricula, codfuncionario, ano, mes, campoAdicional },
              resultados,
            }),
          ),
        );
      } else {
        seen.refused += 1;
        expect(messages(faults)).toEqual(messages(read as readonly BodyFault[]));
      }
    }),
    { numRuns: 2_000 },
  );
  expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(100);
}, 60_000);

const messages = (faults: readonly BodyFault[]): string[] =>
  faults.map(({ message }) => message).sort();

const LINE = '{"rubrica":"10103","referencia":"15,30","datafalta":""}';
const one = (more = '', resultados = `[${LINE}]`): string =>
  `{"matricula":"1019445","codfuncionario":"10|1|9445","anocom":"2026","mescom":"02","campoAdicional":"","resultados":${resultados}${more}}`;
const list = (...items: string[]): string => `{"items":[${items.join()}]}`;
const many = <T>(count: number, each: T): T[] => Array<T>(count).fill(each);

/** Each reason for which ingest takes nothing of a request (400, and 413): a body, and the place that is named. */
const REASONS: readonly (readonly [string, string | Buffer, string])[] = [
  ['nothing', '', ''],
  ['no JSON', 'a=1', ''],
  ['no object', '[]', ''],
  ['cut off', list(one()).slice(0, -1), ''],
  ['something behind it', `${list(one())} x`, ''],
  ['no UTF-8', Buffer.from(list(one(',"nome":"João"')), 'latin1'), ''],
  ['no items', '{}', '/items'],
  ['an empty list', list(), '/items'],
  ['items that are a text', '{"items":"x"}', '/items'],
  ['items twice', `{"items":[${one()}],"items":[${one()}]}`, '/items'],
  ['over 100 fields beside items', `{${'"a":0,'.repeat(101)}"items":[${one()}]}`, ''],
  [
    'a field beside items that is too large',
    `{"a":"${'x'.repeat(300_000)}","items":[${one()}]}`,
    '',
  ],
  ['an item that is no JSON', list(one(), '{"a":01}'), '/items/1'],
  ['an item that is no object', list(one(), '5'), '/items/1'],
  ['an item over 256 KiB', list(one(`,"x":"${'x'.repeat(300 * 1024)}"`)), '/items/0'],
  ['too many levels', list(one(`,"x":${'['.repeat(70)}${']'.repeat(70)}`)), '/items/0'],
  ['a key of an item twice', list(one(',"mescom":"03"')), '/items/0/mescom'],
  [
    'an amount twice',
    list(one('', `[{"rubrica":"10103","referencia":"15,30","referencia":"99,00"}]`)),
    '/items/0/resultados/0/referencia',
  ],
  ['a rubrica that is no object', list(one('', `[${LINE},7]`)), '/items/0/resultados/1'],
  ['over 1,000 rubricas', list(one('', `[${many(1_001, LINE).join()}]`)), '/items/0/resultados'],
  ['a text over 255 characters', list(one(`,"mescomp":"${'1'.repeat(256)}"`)), '/items/0/mescomp'],
  ['over 1,000 items of an employee', list(...many(1_001, one())), '/items/1000'],
  [
    'over 10,000 rubricas of an employee',
    list(...many(11, one('', `[${many(1_000, LINE).join()}]`))),
    '/items/10',
  ],
  ['more than fits', list(...many(350, `{"resultados":[${many(1_000, '{}').join()}]}`)), '/items'],
];

it.each(REASONS)(
  '`payroll check` takes %s as little as ingest does',
  async (_, text, path) => {
    const body = Buffer.from(text);
    const read = await atEdge(body);
    expect(isTaken(read)).toBe(false);
    expect(read[0]).toMatchObject({ path });
    expect(readRequest(body).faults).toEqual(read);
  },
  60_000,
);

it('`payroll check` takes no more bytes than ingest does', () => {
  expect(readRequest(Buffer.alloc(AHGORA_BODY_BYTES + 1, ' ')).faults).toEqual([
    { path: '', message: 'passa de 16777216 bytes' },
  ]);
});
