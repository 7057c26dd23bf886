import type { RulesConfig } from '../config/rules.config';
import { compareCodes } from './compare-codes';
import { singleSpaced, withoutCase } from './comparable';

/** The name under which Feedz is to know a unit, department or job. */
export interface StructureName {
  readonly code: string;
  /** null: it has none, and is refused (5018). */
  readonly name: string | null;
  /** Codes that would go by the same name all the same, lowest first; Feedz may take them for one. */
  readonly clashes: readonly string[];
}

interface Named {
  readonly code: string;
  readonly name: string | null;
}

/**
 * Names of all records of one kind. A name is a key at Feedz, so that two jobs with one name are one job: where names clash
 * (compared without case, outer and repeated space) the code is appended to each of them, `Analista (1203)`, whatever the
 * order in which they come.
 * @param records each code once
 */
export function structureNames(
  records: readonly Named[],
  { appendCode }: Pick<RulesConfig, 'appendCode'>,
): ReadonlyMap<string, StructureName> {
  const names = new Map(
    records.map(({ code, name }) => [code, name === null ? null : singleSpaced(name)]),
  );
  if (appendCode === 'always') append(names, [...names.keys()]);
  if (appendCode === 'clashing') appendWhereClashing(names);
  const groups = clashing(names);
  const clashes = new Map(
    groups.flatMap((codes) =>
      codes.map((code) => [code, codes.filter((other) => other !== code)] as const),
    ),
  );
  return new Map(
    [...names].map(([code, name]) => [code, { code, name, clashes: clashes.get(code) ?? [] }]),
  );
}

/** An appended code may make a name that another has already: then that one gets its code as well, once each. */
function appendWhereClashing(names: Map<string, string | null>): void {
  const done = new Set<string>();
  for (;;) {
    const codes = clashing(names)
      .flat()
      .filter((code) => !done.has(code));
    if (codes.length === 0) return;
    append(names, codes);
    codes.forEach((code) => done.add(code));
  }
}

function append(names: Map<string, string | null>, codes: readonly string[]): void {
  for (const code of codes) {
    const name = names.get(code) ?? null;
    if (name !== null) names.set(code, `${name} (${code})`);
  }
}

/** Codes that go by one name, in groups of more than one. */
function clashing(names: ReadonlyMap<string, string | null>): string[][] {
  const groups = new Map<string, string[]>();
  for (const [code, name] of names) {
    if (name === null) continue;
    const key = withoutCase(name);
    const group = groups.get(key);
    if (group) group.push(code);
    else groups.set(key, [code]);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => group.sort(compareCodes));
}
