import {
  type ContractFault,
  type GupyEvent,
  gupyContractOf,
  gupyEventId,
  splitGupy,
} from '@ponte/contracts';
import { currentTraceparent, type Sealer } from '@ponte/platform';
import type { GupySourceConfig } from '../config/source.config';
import type { Delivery, Judgement, KeptAside } from '../edge/judgement';
import { keepAside } from '../edge/keep-aside';
import { parseBody } from '../edge/parse-body';
import { isRecord, recordOrFaults } from '../edge/record-or-faults';

const NO_EVENT_NAME: ContractFault = {
  path: '/event',
  message: 'must be the name of the event, a text such as application.moved',
};
const UNKNOWN_EVENT: ContractFault = {
  path: '/event',
  message: 'is not one of the events known to this version',
};

/** Turns a Gupy webhook's body into the record of its event: the clear part by the contract, all else sealed. */
export function judgeGupy(source: GupySourceConfig, delivery: Delivery, sealer: Sealer): Judgement {
  const parsed = parseBody(delivery.body);
  if (parsed.kind === 'not-json') return { disposition: 'not-json' };
  const body = parsed.kind === 'object' ? parsed.value : {};
  const aside = (disposition: KeptAside['disposition'], faults: readonly ContractFault[]) =>
    keepAside(disposition, source, delivery, faults, sealer, body);
  if (parsed.kind === 'off-contract') return aside('rejected', [parsed.fault]);
  if (typeof body.event !== 'string') return aside('rejected', [NO_EVENT_NAME]);
  const contract = gupyContractOf(body.event);
  if (!contract) return aside('unrouted', [UNKNOWN_EVENT]);

  const { clear, candidate, rest } = splitGupy(contract, body);
  const subject = { system: 'gupy', source: source.id, person: personOf(candidate) };
  const seal = (purpose: string, part: object) =>
    sealer.seal({ purpose, subject }, JSON.stringify(part));
  const value = {
    ...clear,
    source: source.id,
    sealed: {
      ...(candidate && { candidate: seal('candidate', candidate) }),
      ...(rest && { raw: seal('raw', rest) }),
    },
  } as unknown as GupyEvent;
  const faults = contract.validate(value);
  if (faults.length > 0) return aside('rejected', faults);

  const eventId = gupyEventId(source.id, value.id);
  const record = recordOrFaults(contract, value, {
    id: eventId,
    source: `/gupy/${source.id}`,
    subject: contract.key(value),
    time: new Date(value.date),
    traceparent: currentTraceparent(),
  });
  return isRecord(record)
    ? { disposition: 'accepted', record, eventId, event: body.event }
    : aside('rejected', record);
}

/** The candidate's id in Gupy, or `-` where there is none: part of the seal, so that it cannot pass as another's. */
function personOf(candidate: Readonly<Record<string, unknown>> | undefined): string {
  return typeof candidate?.id === 'number' ? String(candidate.id) : '-';
}
