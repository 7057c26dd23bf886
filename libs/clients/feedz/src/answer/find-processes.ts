import { type CallFailure, isPathSegment } from '@ponte/clients/http';
import type { FoundProcesses } from './feedz-answers';
import type { Understood } from './judge-answer';
import { fieldIn, isObject, type JsonObject, listIn, textIn } from './json-fields';

/** Processes since a lot was posted are few; a list without an end is none that can be believed. */
const MOST_PAGES = 50;

/** The lot that is looked for. */
export interface WantedProcess {
  /** The word for its entity. */
  readonly entity: string;
  /** Of its records. */
  readonly ids: readonly string[];
  readonly since: Date;
}

interface Found {
  readonly id: string;
  readonly atMs: number;
}

/**
 * Goes through a list of processes. Filters of the list are not relied on: persons and their bindings have the same ids,
 * and an earlier run may have sent the same records.
 * @returns those with exactly these ids; a failure if anything of the list could not be read: a process might stand there
 */
export async function findProcesses(
  wanted: WantedProcess,
  subject: string,
  page: (number: number) => Promise<Understood | CallFailure>,
): Promise<FoundProcesses> {
  const found: Found[] = [];
  for (let number = 1; number <= MOST_PAGES; number++) {
    const answer = await page(number);
    if (!answer.ok) return answer;
    const { status, json } = answer;
    const unreadable = (what: string): CallFailure => ({
      ...{ ok: false, class: 'transient', fault: 'unreadable', status },
      reason: `${subject}: answered ${status}, but ${what}`,
    });
    const hasNext = isObject(json) ? String(fieldIn(json, ['hasnext'])).toLowerCase() : '';
    if (status >= 300 || !isObject(json) || !['true', 'false'].includes(hasNext))
      return unreadable('it is no list with items and hasNext');
    for (const element of listIn(json, ['items', 'itens', 'data'])) {
      const read = isObject(element) ? matchOf(element, wanted) : 'unreadable';
      if (read === 'unreadable') return unreadable('a process of the list cannot be read');
      if (read !== 'another') found.push(read);
    }
    if (hasNext === 'false') {
      const newestFirst = found.toSorted((one, other) => other.atMs - one.atMs);
      return { ok: true, processIds: [...new Set(newestFirst.map(({ id }) => id))] };
    }
  }
  const reason = `${subject}: the list of processes has more than ${MOST_PAGES} pages`;
  return { ok: false, class: 'transient', fault: 'unreadable', reason };
}

function matchOf(element: JsonObject, wanted: WantedProcess): Found | 'another' | 'unreadable' {
  const entity = textIn(element, ['entity', 'entidade', 'type']);
  if (entity !== undefined && entity.toLowerCase() !== wanted.entity) return 'another';
  const atMs = Date.parse(textIn(element, ['createdat', 'created', 'date']) ?? '');
  if (atMs < wanted.since.getTime()) return 'another';
  const members = fieldIn(element, ['integrationids']);
  if (Array.isArray(members) && keyOf(members.map(String)) !== keyOf(wanted.ids)) return 'another';
  const id = textIn(element, ['processid', 'id']);
  const isWhole = Array.isArray(members) && !Number.isNaN(atMs);
  return isWhole && id !== undefined && isPathSegment(id) ? { id, atMs } : 'unreadable';
}

function keyOf(ids: readonly string[]): string {
  return JSON.stringify(ids.toSorted());
}
