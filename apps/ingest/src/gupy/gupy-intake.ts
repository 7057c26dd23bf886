import {
  type ContractFault,
  gupyContractOf,
  gupyEventId,
  type GupyEvent,
  parseJson,
  splitGupy,
} from '@ponte/contracts';
import { eventRecord } from '@ponte/messaging';
import { currentTraceparent, type Sealer } from '@ponte/platform';
import type { GupySourceConfig } from '../config/source.config';
import { isJsonObject, NOT_AN_OBJECT, parsed } from '../edge/parsed';
import type { Delivery, Judgement } from '../edge/judgement';
import { keepAside } from '../edge/keep-aside';

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
  const body = parsed(() => parseJson(delivery.body));
  if (body === undefined) return { disposition: 'not-json' };
  const aside = (
    disposition: 'rejected' | 'unrouted',
    reasons: readonly ContractFault[],
  ): Judgement => ({
    disposition,
    reasons,
    record: keepAside(
      disposition,
      source,
      delivery,
      reasons,
      sealer,
      isJsonObject(body.value) ? { event: body.value.event, eventId: body.value.id } : {},
    ),
  });
  if (!isJsonObject(body.value)) return aside('rejected', [NOT_AN_OBJECT]);
  if (typeof body.value.event !== 'string') return aside('rejected', [NO_EVENT_NAME]);
  const contract = gupyContractOf(body.value.event);
  if (!contract) return aside('unrouted', [UNKNOWN_EVENT]);

  const { clear, candidate, rest } = splitGupy(contract, body.value);
  const subject = { system: 'gupy', source: source.id, person: personOf(candidate) };
  const value = {
    ...clear,
    source: source.id,
    sealed: {
      ...(candidate && {
        candidate: sealer.seal({ purpose: 'candidate', subject }, JSON.stringify(candidate)),
      }),
      ...(rest && { raw: sealer.seal({ purpose: 'raw', subject }, JSON.stringify(rest)) }),
    },
  } as unknown as GupyEvent;
  const faults = contract.validate(value);
  if (faults.length > 0) return aside('rejected', faults);

  const eventId = gupyEventId(source.id, value.id);
  const record = eventRecord(contract, value, {
    id: eventId,
    source: `/gupy/${source.id}`,
    subject: contract.key(value),
    time: new Date(value.date),
    traceparent: currentTraceparent(),
  });
  return { disposition: 'accepted', record, eventId, topic: contract.topic };
}

/** The candidate's id in Gupy, or `-` where there is none: part of the seal, so that it cannot pass as another's. */
function personOf(candidate: Readonly<Record<string, unknown>> | undefined): string {
  return typeof candidate?.id === 'number' ? String(candidate.id) : '-';
}
