import {
  type ContractFault,
  type KeptBody,
  RUBEUS_EVENTS,
  type RubeusEventName,
  uuidV5,
} from '@ponte/contracts';
import type { Sealer } from '@ponte/platform';
import type { RubeusSourceConfig } from '../config/rubeus-source.config';
import type { Delivery } from '../edge/judgement';
import type { JudgedAgain } from '../replay/judged-again';
import { judgeElement } from './judge-element';
import { readElements } from './read-elements';
import type { RubeusBook } from './rubeus-book';
import { signatureFaults } from './signature-faults';

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
  if (found.kind === 'not-json' || found.kind === 'too-many')
    return { outcome: 'unreadable', why: 'no JSON' };
  const rejected = (reasons: readonly ContractFault[]): JudgedAgain => ({
    outcome: 'rejected',
    source: kept.source,
    reasons,
  });
  if (found.kind === 'off-contract') return rejected([found.fault]);
  if (found.array) return rejected([WHOLE]);
  const [first] = found.elements;
  if (!first || first.fault) return rejected([first?.fault ?? WHOLE]);
  const { value: element, bytes } = first;
  const told = eventOf(element, event, source);
  const judged = judgeElement(source, told, element, delivery.receivedAt, sealer, bytes);
  if (!judged.ok) return rejected(judged.faults);
  const eventId = uuidV5('rubeus.replayed', judged.subject, judged.digest, keptId ?? '');
  const record = judged.record(eventId);
  if (!('topic' in record)) return rejected(record);
  const headers = { ...record.headers, ...(keptId !== undefined && { ce_causationid: keptId }) };
  return { outcome: 'accepted', source: kept.source, eventId, record: { ...record, headers } };
}

/** What it was taken for, unless its keys say that its trigger was configured for the wrong event. */
function eventOf(
  element: unknown,
  taken: RubeusEventName,
  { triggers }: Pick<RubeusSourceConfig, 'triggers'>,
): RubeusEventName {
  if (!isObject(element) || signatureFaults(taken, element).length === 0) return taken;
  const events = RUBEUS_EVENTS.filter(
    (name) =>
      triggers.some(({ event }) => event === name) && signatureFaults(name, element).length === 0,
  );
  return (events.length === 1 && events[0]) || taken;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
