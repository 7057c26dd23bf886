import {
  type ContractFault,
  canonicalJson,
  type EventContract,
  pickClear,
  rubeusContractOf,
  type RubeusElement,
  type RubeusEventName,
} from '@ponte/contracts';
import type { OutboundRecord } from '@ponte/messaging';
import { currentTraceparent, type Sealer } from '@ponte/platform';
import { hash } from 'node:crypto';
import type { RubeusSourceConfig } from '../config/rubeus-source.config';
import { recordOrFaults } from '../edge/record-or-faults';
import { normaliseElement } from './normalise/normalise-element';
import { sealFindings } from './seal-findings';
import { signatureFaults } from './signature-faults';

type Json = Readonly<Record<string, unknown>>;

/** An element that keeps its contract, and what becomes of it once it has an id. */
export interface GoodElement {
  readonly ok: true;
  /** What it is about: the same for each version of one record of Rubeus. */
  readonly subject: string;
  /** Digest of the whole element, however its keys are ordered. */
  readonly digest: string;
  /** The record; faults only where it is too large once sealed. */
  record(eventId: string): OutboundRecord | readonly ContractFault[];
}

export type JudgedElement =
  GoodElement | { readonly ok: false; readonly faults: readonly ContractFault[] };

const NO_OBJECT: ContractFault = { path: '', message: 'must be a JSON object' };

/**
 * Judges one element of a body: whether it is what its trigger sends, and keeps the contract once it is normalised.
 * @param bytes the element as it came, to be sealed so; by default written anew
 */
export function judgeElement(
  source: Pick<RubeusSourceConfig, 'id'>,
  event: RubeusEventName,
  element: unknown,
  receivedAt: Date,
  sealer: Sealer,
  bytes?: Buffer,
): JudgedElement {
  if (typeof element !== 'object' || element === null || Array.isArray(element))
    return { ok: false, faults: [NO_OBJECT] };
  const strange = signatureFaults(event, element as Json);
  if (strange.length > 0) return { ok: false, faults: strange };
  const { value: normalised, faults } = normaliseElement(event, element as Json);
  if (faults.length > 0) return { ok: false, faults };

  const contract = rubeusContractOf(event);
  const picked = pickClear(contract.valueClass, normalised);
  const added = { source: source.id, receivedAt: receivedAt.toISOString() };
  // Judged before anything is sealed, with a seal's form in its place: sealing nonsense would cost for nothing.
  const wrong = contract.validate({ ...picked.clear, ...added, sealed: { raw: SEAL_FORM } });
  if (wrong.length > 0) return { ok: false, faults: wrong };
  const { clear, rest } = sealFindings(picked);
  const unsealed = { ...clear, ...added };
  const key = contract.key(unsealed as unknown as RubeusElement);
  return {
    ok: true,
    subject: `${source.id}/${event}/${String(clear.id)}`,
    digest: hash('sha256', canonicalJson(element)),
    record: (eventId) => {
      const raw = bytes ?? JSON.stringify(element);
      return seal(contract, { unsealed, key, rest, raw, eventId, receivedAt, event }, sealer);
    },
  };
}

const SEAL_FORM = `v1.k.raw:rubeus:-:-.${'A'.repeat(38)}`;

interface Unsealed {
  readonly unsealed: Json & { readonly source: string };
  readonly key: string;
  readonly rest: object | undefined;
  readonly raw: Buffer | string;
  readonly eventId: string;
  readonly receivedAt: Date;
  readonly event: RubeusEventName;
}

function seal(
  contract: EventContract<RubeusElement>,
  { unsealed, key, rest, raw, eventId, receivedAt, event }: Unsealed,
  sealer: Sealer,
): OutboundRecord | readonly ContractFault[] {
  const { source } = unsealed;
  const bare = { ...unsealed, sealed: {} } as unknown as RubeusElement;
  const alone = key === `${source}/${event}/${bare.id}`;
  const person = alone ? '-' : key.slice(source.length + 1);
  const subject = { system: 'rubeus', source, person };
  const sealed = {
    ...(rest && { rest: sealer.seal({ purpose: 'rest', subject }, JSON.stringify(rest)) }),
    raw: sealer.seal({ purpose: 'raw', subject }, raw),
  };
  return recordOrFaults(
    contract,
    { ...bare, sealed },
    {
      id: eventId,
      source: `/rubeus/${source}`,
      subject: key,
      time: receivedAt,
      traceparent: currentTraceparent(),
    },
  );
}
