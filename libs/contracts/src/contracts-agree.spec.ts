/**
 * Whole contracts, class-validator and Ajv: an example with one or two places replaced, emptied or taken away must be
 * judged alike, a thousand times for each contract.
 */
import fc from 'fast-check';
import { allContracts } from './all-contracts';
import { judgeByClass } from './decorators/judge-by-class';

type Path = readonly (string | number)[];
type Change = readonly [path: Path, replacement: unknown];

const absent = Symbol('absent');

function placesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Object.entries(value);
  const inside = entries.flatMap(([key, member]) =>
    placesOf(member, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length > 0 ? [path, ...inside] : inside;
}

function changed(example: object, changes: readonly Change[]): object {
  const copy = structuredClone(example) as Record<string | number, unknown>;
  for (const [path, replacement] of changes) {
    let parent: Record<string | number, unknown> | undefined = copy;
    for (const key of path.slice(0, -1)) {
      const next: unknown = parent?.[key];
      parent =
        typeof next === 'object' && next !== null ? (next as Record<string, unknown>) : undefined;
    }
    const last = path.at(-1);
    if (!parent || last === undefined) continue;
    if (replacement !== absent) parent[last] = replacement;
    else if (!Array.isArray(parent)) delete parent[last];
  }
  return copy;
}

describe.each(allContracts.map((contract) => [contract.topic, contract] as const))(
  '%s',
  (_, contract) => {
    const replacement = fc.oneof(
      fc.constantFrom<unknown>(
        absent,
        null,
        '',
        0,
        -1,
        1.5,
        1e300,
        2 ** 53,
        true,
        [],
        {},
        [null],
        '2026-02-30T00:00:00Z',
      ),
      fc.string(),
      fc.jsonValue(),
    );
    const change = fc.tuple(fc.constantFrom(...placesOf(contract.example)), replacement);

    it('judges alike by class and by schema', () => {
      fc.assert(
        fc.property(fc.array(change, { minLength: 1, maxLength: 2 }), (changes) => {
          const value = changed(contract.example, changes);
          const bySchema = contract.validate(value).map(({ path }) => path);
          const byClass = judgeByClass(contract.valueClass, value);
          expect({ value, good: byClass.length === 0 }).toEqual({
            value,
            good: bySchema.length === 0,
          });
        }),
        { numRuns: 1_000 },
      );
    });
  },
);
