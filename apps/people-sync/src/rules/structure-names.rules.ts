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

/** By comparable name, the codes under which Feedz has it. */
type HeldNames = ReadonlyMap<string, readonly string[]>;

/**
 * Names of all records of one kind. A name is a key at Feedz, so that two jobs with one name are one job: where names clash
 * (compared without case, outer and repeated space) the code is appended to each of them, `Analista (1203)`, whatever the
 * order in which they come.
 * @param records each code once
 * @param atFeedz what Feedz has, or may have: nothing is ever deleted there, so a name that belonged to a record of which Datasul
 * knows no more, or to one that is called otherwise only from now on, still is that one's
 */
export function structureNames(
  records: readonly Named[],
  { appendCode }: Pick<RulesConfig, 'appendCode'>,
  atFeedz: readonly Named[] = [],
): ReadonlyMap<string, StructureName> {
  const held = heldNames(atFeedz);
  const names = new Map(
    records.map(({ code, name }) => [code, name === null ? null : singleSpaced(name)]),
  );
  if (appendCode === 'always') append(names, [...names.keys()]);
  if (appendCode === 'clashing') appendWhereClashing(names, held);
  const groups = clashing(names, held);
  const clashes = new Map(
    groups.flatMap(({ codes, all }) =>
      codes.map((code) => [code, all.filter((other) => other !== code)] as const),
    ),
  );
  return new Map(
    [...names].map(([code, name]) => [code, { code, name, clashes: clashes.get(code) ?? [] }]),
  );
}

/** An appended code may make a name that another has already: then that one gets its code as well, once each. */
function appendWhereClashing(names: Map<string, string | null>, held: HeldNames): void {
  const done = new Set<string>();
  for (;;) {
    const codes = clashing(names, held)
      .flatMap((group) => group.codes)
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

function heldNames(atFeedz: readonly Named[]): HeldNames {
  const held = new Map<string, string[]>();
  for (const { code, name } of atFeedz) {
    if (name === null) continue;
    const key = withoutCase(singleSpaced(name));
    held.set(key, [...(held.get(key) ?? []), code]);
  }
  return held;
}

interface Clash {
  /** Of the records that are named, lowest first. */
  readonly codes: readonly string[];
  /** With those that have the name at Feedz. */
  readonly all: readonly string[];
}

/** Who goes by one name, in groups of more than one. */
function clashing(names: ReadonlyMap<string, string | null>, held: HeldNames): Clash[] {
  const groups = new Map<string, string[]>();
  for (const [code, name] of names) {
    if (name === null) continue;
    const key = withoutCase(name);
    const group = groups.get(key);
    if (group) group.push(code);
    else groups.set(key, [code]);
  }
  return [...groups].flatMap(([key, codes]) => {
    const all = [...new Set([...codes, ...(held.get(key) ?? [])])].sort(compareCodes);
    return all.length > 1 ? [{ codes: codes.sort(compareCodes), all }] : [];
  });
}
