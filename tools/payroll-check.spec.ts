/* eslint-disable @nx/enforce-module-boundaries -- The one place that sees both sides: no app may import another. */
import fc from 'fast-check';
import { parseItem } from '../apps/ingest/src/ahgora/read/parse-item';
import { readItem } from '../apps/ingest/src/ahgora/read/read-item';
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

it('a request is understood by `payroll check` as by ingest', () => {
  const seen = { taken: 0, refused: 0 };
  fc.assert(
    fc.property(item, (json) => {
      const atEdge = readItem(parseItem(json), '/items/0');
      const { faults, items } = readRequest(Buffer.from(`{"items":[${json}]}`));
      if ('fault' in atEdge) {
        seen.taken += 1;
        expect(faults).toEqual([]);
        const { fault, matricula, codfuncionario, ano, mes, campoAdicional, resultados } = atEdge;
        expect(items).toEqual([
          {
            ...{ position: 0, fault, matricula, codfuncionario, ano, mes, campoAdicional },
            resultados,
          },
        ]);
      } else {
        seen.refused += 1;
        expect(faults.map(({ message }) => message).sort()).toEqual(
          atEdge.map(({ message }) => message).sort(),
        );
      }
    }),
    { numRuns: 4_000 },
  );
  expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(200);
});
