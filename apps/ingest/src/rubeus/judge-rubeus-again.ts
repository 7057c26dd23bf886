import { type ContractFault, type KeptBody, RUBEUS_EVENTS, uuidV5 } from '@ponte/contracts';
import type { Sealer } from '@ponte/platform';
import type { Delivery } from '../edge/judgement';
import type { JudgedAgain } from '../replay/judge-again';
import { judgeElement } from './judge-element';
import { readElements } from './read-elements';
import type { RubeusBook } from './rubeus-book';

/** One of it alone would be an event, and the others would be lost. */
const WHOLE: ContractFault = {
  path: '',
  message: 'is an array: what is replayed is one element',
};

/**
 * Judges an element of Rubeus that was kept aside by today's contracts. Its id is of what was kept: replayed twice it is one
 * event. What was kept is one element; a body that could not even be divided stays.
 * @param keptId `ce_id` of the record that was kept
 */
export function judgeRubeusAgain(
  kept: KeptBody,
  delivery: Delivery,
  book: Pick<RubeusBook, 'source'>,
  sealer: Sealer,
  keptId: string | undefined,
): JudgedAgain {
  const source = book.source(kept.source);
  const event = RUBEUS_EVENTS.find((name) => name === kept.event);
  if (!source || !event) {
    const why = `there is no source ${kept.source} of kind rubeus any more`;
    return { outcome: 'unknown-source', why };
  }
  const found = readElements(delivery.body);
  if (found.kind === 'not-json') return { outcome: 'unreadable', why: 'no JSON' };
  const rejected = (reasons: readonly ContractFault[]): JudgedAgain => ({
    outcome: 'rejected',
    source: kept.source,
    reasons,
  });
  if (found.kind === 'off-contract') return rejected([found.fault]);
  if (found.array) return rejected([WHOLE]);
  const judged = judgeElement(source, event, found.elements[0], delivery.receivedAt, sealer);
  if (!judged.ok) return rejected(judged.faults);
  const eventId = uuidV5('rubeus.replayed', judged.subject, judged.digest, keptId ?? '');
  const record = judged.record(eventId);
  if (!('topic' in record)) return rejected(record);
  const headers = { ...record.headers, ...(keptId !== undefined && { ce_causationid: keptId }) };
  return { outcome: 'accepted', source: kept.source, eventId, record: { ...record, headers } };
}
