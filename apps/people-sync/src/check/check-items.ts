import { getByPointer } from '@ponte/clients/http';
import type { EndpointName } from '../config/datasul.config';
import { pointersOf } from '../config/pointers';
import type { ProfileConfig } from '../config/profile.config';
import type { EmployeeFacts, PersonFacts, StructureFacts } from '../rules/facts';
import { readItem } from '../rules/read-item';
import { employeeFindings, type Finding, personFindings, structureFindings } from './item-findings';
import { listFindings } from './list-findings';
import type { PlacedItem } from './page-file';
import { type ShownFacts, shownFacts } from './shown-facts';

/** What is said of an item, with its place in the file. */
export interface CheckedFinding extends Omit<Finding, 'pointer'> {
  /** JSON pointer into the file. */
  readonly path: string;
}

export interface CheckedItem {
  readonly file: string;
  readonly path: string;
  /** null: the item cannot be used. */
  readonly read: ShownFacts | null;
  readonly findings: readonly CheckedFinding[];
}

export interface CheckedList {
  readonly items: readonly CheckedItem[];
  /** Items of which something is wrong. */
  readonly faulty: number;
  /** Pointers that led to nothing in any item: perhaps misspelt. */
  readonly unused: readonly string[];
}

type AnyFacts = PersonFacts | EmployeeFacts | StructureFacts;

/**
 * What a profile reads of a list, and what each item will come to as far as the list alone can tell.
 * @param today `YYYY-MM-DD` in São Paulo
 */
export function checkItems(
  endpoint: EndpointName,
  items: readonly PlacedItem[],
  profile: ProfileConfig,
  today: string,
): CheckedList {
  const read = items.map(({ item }) => readItem(endpoint, item, profile));
  const good = read.flatMap((each, at) => (each.ok ? [{ at, facts: each.facts as AnyFacts }] : []));
  const said = listFindings(
    good.map(({ facts }) => facts),
    profile.rules,
  );
  const byItem = new Map(good.map(({ at }, index) => [at, said.get(index) ?? []]));
  const fields = profile.datasul.endpoints[endpoint].fields;
  const pointers = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, pointersOf(value as string)[0] ?? '']),
  );
  const checked = items.map(({ file, path }, at): CheckedItem => {
    const each = read[at];
    const facts = each?.ok ? (each.facts as AnyFacts) : undefined;
    const findings: Finding[] = [
      ...(each?.faults ?? []).map(({ pointer, code, message }) => ({
        ...{ pointer, code, message },
        isFault: true,
      })),
      ...(facts ? findingsOf(facts, pointers, profile, today) : []),
      ...(byItem.get(at) ?? []).map(({ field, ...finding }) => ({
        pointer: field === 'key' ? '' : (pointers[field] ?? ''),
        ...finding,
      })),
    ];
    return {
      ...{ file, path, read: facts ? shownFacts(facts) : null },
      findings: findings.map(({ pointer, ...finding }) => ({ path: path + pointer, ...finding })),
    };
  });
  const every = Object.values(fields).flatMap((value) => [...pointersOf(value as string)]);
  return {
    items: checked,
    faulty: checked.filter(({ findings }) => findings.some(({ isFault }) => isFault)).length,
    unused: [...new Set(every)].filter(
      (pointer) =>
        items.length > 0 && items.every(({ item }) => getByPointer(item, pointer) === undefined),
    ),
  };
}

function findingsOf(
  facts: AnyFacts,
  pointers: Readonly<Record<string, string>>,
  profile: ProfileConfig,
  today: string,
): Finding[] {
  if ('matricula' in facts) return employeeFindings(facts, profile, today);
  if (!('entity' in facts)) return personFindings(facts, profile);
  const { name = '', initiative } = pointers;
  return structureFindings(facts, { name, ...(initiative && { initiative }) }, profile);
}
