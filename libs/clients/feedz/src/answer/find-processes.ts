import type { CallFailure } from '@ponte/clients/http';
import type { FoundProcesses } from './feedz-answers';
import type { Understood } from './judge-answer';
import { fieldIn, isObject, listIn, textIn } from './json-fields';

/** Processes since a lot was posted are few; a list without an end is none that can be believed. */
const MOST_PAGES = 50;

/**
 * Goes through a list of processes.
 * @param ids of the lot that is looked for
 * @returns those with exactly these ids; a failure if any page of the list could not be read: a process might stand there
 */
export async function findProcesses(
  ids: readonly string[],
  subject: string,
  page: (number: number) => Promise<Understood | CallFailure>,
): Promise<FoundProcesses> {
  const wanted = keyOf(ids);
  const found: { readonly id: string; readonly at: number }[] = [];
  for (let number = 1; number <= MOST_PAGES; number++) {
    const answer = await page(number);
    if (!answer.ok) return answer;
    if (answer.status >= 400)
      return unreadable(subject, `answered ${answer.status}`, answer.status);
    const hasNext = isObject(answer.json) ? fieldIn(answer.json, ['hasnext']) : undefined;
    if (
      !isObject(answer.json) ||
      (typeof hasNext !== 'boolean' && hasNext !== 'true' && hasNext !== 'false')
    )
      return unreadable(subject, 'is no list with items and hasNext', answer.status);
    for (const element of listIn(answer.json, ['items', 'itens', 'data'])) {
      if (!isObject(element)) continue;
      const id = textIn(element, ['processid', 'id']);
      const members = fieldIn(element, ['integrationids']);
      if (id !== undefined && Array.isArray(members) && keyOf(members.map(String)) === wanted)
        found.push({ id, at: Date.parse(textIn(element, ['createdat']) ?? '') || 0 });
    }
    if (hasNext === false || hasNext === 'false') {
      const newestFirst = found.toSorted((one, other) => other.at - one.at);
      return { ok: true, processIds: newestFirst.map(({ id }) => id) };
    }
  }
  return unreadable(subject, `has more than ${MOST_PAGES} pages`, 200);
}

function keyOf(ids: readonly string[]): string {
  return JSON.stringify(ids.toSorted());
}

function unreadable(subject: string, what: string, status: number): CallFailure {
  return {
    ok: false,
    class: 'transient',
    fault: 'unreadable',
    status,
    reason: `${subject}: ${what}`,
  };
}
