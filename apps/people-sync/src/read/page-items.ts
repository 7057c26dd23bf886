import { bondHashText } from '@ponte/contracts';
import type { EndpointName } from '../config/datasul.config';
import type { EmployeeFields } from '../config/fields.config';
import type { ProfileConfig } from '../config/profile.config';
import type { EmployeeFacts, PersonFacts, StructureFacts } from '../rules/facts';
import { isObject, ItemReader } from '../rules/item-reader';
import { readItem } from '../rules/read-item';
import { employeeDraft, personDraft, type RecordDraft, structureDraft } from './record-draft';

/** A fault of an item on a page. */
export interface ItemFault {
  /** Place on the page, from 0. */
  readonly index: number;
  /** What the record is known by, where that could be read. */
  readonly identity: string | null;
  readonly pointer: string;
  readonly code: number | null;
  readonly reason: string;
  readonly message: string;
}

/** What a page of a list comes to. */
export interface PageItems {
  /** Each identity once: of items that say different things of one record the last counts. */
  readonly drafts: readonly RecordDraft[];
  /** Identities of items that cannot be used, and are known all the same. */
  readonly seen: readonly string[];
  /** Items with faults, whether or not they could be used. */
  readonly faulty: number;
  /** Items that may be any record: what they are known by could not be read. */
  readonly nameless: number;
  readonly faults: readonly ItemFault[];
}

/**
 * Reads the items of a page. Nothing of it is dropped in silence: what cannot be used is a fault.
 * @param today `YYYY-MM-DD` in São Paulo
 */
export function pageItems(
  profile: ProfileConfig,
  endpoint: EndpointName,
  items: readonly unknown[],
  today: string,
): PageItems {
  const drafts = new Map<string, RecordDraft>();
  const seen = new Set<string>();
  const faults: ItemFault[] = [];
  let nameless = 0;
  items.forEach((item, index) => {
    const read = readItem(endpoint, item, profile);
    const draft = read.ok ? draftOf(profile.id, read.facts, today) : undefined;
    const identity = draft?.identity ?? bondOf(profile, endpoint, item);
    faults.push(...read.faults.map((fault) => ({ ...fault, index, identity })));
    if (draft) {
      const before = drafts.get(draft.identity);
      if (before && before.content !== draft.content)
        faults.push({ index, identity, pointer: '', ...TWICE });
      drafts.set(draft.identity, draft);
    } else if (identity !== null) seen.add(identity);
    else nameless += 1;
  });
  return {
    drafts: [...drafts.values()],
    seen: [...seen].filter((identity) => !drafts.has(identity)),
    faulty: new Set(faults.map(({ index }) => index)).size,
    nameless,
    faults,
  };
}

const TWICE = {
  code: null,
  reason: 'twice',
  message: 'o mesmo registro está duas vezes na página, com dados diferentes; vale o último',
};

function draftOf(
  profile: string,
  facts: PersonFacts | EmployeeFacts | StructureFacts,
  today: string,
): RecordDraft {
  if ('matricula' in facts) return employeeDraft(profile, facts, today);
  if ('entity' in facts) return structureDraft(facts);
  return personDraft(profile, facts);
}

/** An employee whose person cannot be read is still that employee. */
function bondOf(profile: ProfileConfig, endpoint: EndpointName, item: unknown): string | null {
  if (endpoint !== 'employees' || !isObject(item)) return null;
  const fields: EmployeeFields = profile.datasul.endpoints.employees.fields;
  const reader = new ItemReader(item);
  const [empresa, estabelecimento, matricula] = [
    ...[fields.empresa, fields.estabelecimento, fields.matricula],
  ].map((pointers) => reader.key(pointers, '', null));
  return empresa && estabelecimento && matricula
    ? bondHashText(profile.id, { empresa, estabelecimento, matricula })
    : null;
}
