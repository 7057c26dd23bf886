import fc from 'fast-check';
import type { FeedzItemError } from './feedz-answers';
import { readProcess } from './read-process';

/*
 * Nobody knows in which shape Feedz lists its errors. Whatever the shape, a record that an error names must not pass for
 * accepted: it is named by one of the errors read, or one of them names no record, and then no record passes.
 */

interface Meant {
  readonly id: string;
  readonly code: number;
}

/** As a caller judges it: a record passes if every error is known to be about another one. */
function passes(id: string, ids: readonly string[], errors: readonly FeedzItemError[]): boolean {
  return errors.every(
    ({ integrationId: said }) => said !== undefined && said !== id && ids.includes(said),
  );
}

const cased = (text: string) =>
  fc.constantFrom(
    text,
    text.toUpperCase(),
    text.toLowerCase(),
    `${text.charAt(0).toUpperCase()}${text.slice(1)}`,
  );
const named = (...texts: string[]) => fc.constantFrom(...texts).chain(cased);
const quote = fc.constantFrom('', "'", '"', '“', '’');

const words = (id: string) =>
  fc
    .tuple(
      quote,
      quote,
      named('integrationId', 'personIntegrationId'),
      fc.constantFrom(' = ', '=', ': '),
      fc.boolean(),
    )
    .map(
      ([before, after, name, is, closed]) =>
        `A pessoa ${before}NPE${after} (${name}${is}${after}${id}${before}${closed ? ')' : ''} não foi importada.`,
    );

/** One error: its record told by a field or by words, its code in whatever form or not at all. */
const errorOf = ({ id, code }: Meant): fc.Arbitrary<unknown> =>
  fc
    .record({
      message: words(id),
      codes: named('code', 'codigo', 'errorCode'),
      code: fc.constantFrom(code, String(code), ` ${code} `, `E${code}`, null, undefined),
      field: fc.option(named('integrationId', 'personIntegrationId', 'integration_id')),
      number: fc.boolean(),
      shape: fc.constantFrom('flat', 'error', 'errors', 'record', 'text'),
    })
    .map(({ message, codes, code: told, field, number, shape }) => {
      const place = field === null ? {} : { [field]: number ? Number(id) : id };
      const said = { ...(told !== undefined && { [codes]: told }), message };
      if (shape === 'text') return message;
      if (shape === 'error') return { ...place, error: said };
      if (shape === 'errors') return { ...place, Errors: [said] };
      return shape === 'record' ? { ...said, record: place } : { ...place, ...said };
    });

const nested = (errors: readonly unknown[]) =>
  fc
    .constantFrom<(list: readonly unknown[]) => unknown>(
      (list) => list,
      (list) => list.map((each) => [each]),
      (list) => Object.fromEntries(list.map((each, index) => [`k${index}`, each])),
      (list) => ({ total: list.length, items: list }),
      (list) => [list],
      (list) => ({ persons: { list } }),
    )
    .map((nest) => nest(errors));

const answers = fc
  .uniqueArray(fc.integer({ min: 1, max: 99_999 }), { minLength: 1, maxLength: 12 })
  .chain((numbers) => {
    const ids = numbers.map(String);
    return fc.subarray(ids, { minLength: 1 }).chain((bad) =>
      fc
        .tuple(
          ...bad.map((id) =>
            fc.constantFrom(5013, 5016, 4999, 7_777).chain((code) => errorOf({ id, code })),
          ),
        )
        .chain(nested)
        .chain((list) =>
          fc
            .tuple(
              named('errors', 'erros', 'validationErrors', 'falhas', 'recusados', 'itens_com_erro'),
              named('finished', 'concluído', 'partial', 'success'),
              fc.constantFrom('top', 'data', 'beside'),
            )
            .map(([name, status, where]) => {
              const process = { processId: 'p', status };
              const told = { [name]: list };
              const json =
                where === 'top'
                  ? { ...process, ...told }
                  : where === 'data'
                    ? { ok: true, data: { ...process, ...told } }
                    : { data: process, ...told };
              return { ids, bad, json };
            }),
        ),
    );
  });

describe('errors of records', () => {
  it('keep every record that they name from passing for accepted, whatever their shape', () => {
    fc.assert(
      fc.property(answers, ({ ids, bad, json }) => {
        const read = readProcess(json);
        const errors = read?.state === 'ended' ? read.errors : [];
        const passed = bad.filter((id) => passes(id, ids, errors));
        expect({ passed, json }).toEqual({ passed: [], json });
      }),
      { numRuns: 5_000 },
    );
  });

  it('are told one by one with their codes in the shapes that the sandbox speaks', () => {
    const list = fc.uniqueArray(
      fc.record({
        id: fc.integer({ min: 1 }).map(String),
        code: fc.constantFrom(5013, 5016, 512, 9_001),
      }),
      {
        selector: ({ id }) => id,
        maxLength: 100,
      },
    );
    fc.assert(
      fc.property(list, fc.boolean(), fc.boolean(), (meant, byField, asText) => {
        const errors = meant.map(({ id, code }, index) => ({
          code: asText ? String(code) : code,
          message: `A pessoa 'NPE' (IntegrationId = ${id}) …`,
          ...(byField && { integrationId: id }),
          index,
        }));
        const read = readProcess({ processId: 'p', status: 'finished', errors });
        expect(read?.state === 'ended' && read.errors).toEqual(
          errors.map(({ message, index }, place) => ({
            code: meant[place]?.code === 512 ? 5012 : meant[place]?.code,
            message,
            integrationId: meant[place]?.id,
            hinted: !byField,
            index,
          })),
        );
      }),
    );
  });
});
