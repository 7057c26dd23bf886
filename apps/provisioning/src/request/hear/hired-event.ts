import type { GupyCandidateHired } from '@ponte/contracts';
import type { Heard } from '@ponte/messaging';
import { hireFacts } from '../../hire/hire-facts';
import { EquipmentRequest } from '../equipment-request.entity';
import { requestId } from '../request-id';

export type Hired = Heard<GupyCandidateHired>;

/** Whether an event is newer than what a request is known by: by its date, of one date by its id. */
export function isNewer(
  event: Hired,
  known: Pick<EquipmentRequest, 'hireDate' | 'hireEventId'>,
): boolean {
  const date = new Date(event.value.date).getTime();
  if (date !== known.hireDate.getTime()) return date > known.hireDate.getTime();
  return event.id > known.hireEventId;
}

/** What an event says of a hire, put into its request. */
export function putHire(request: EquipmentRequest, { id, value }: Hired): void {
  request.hireEventId = id;
  request.hireDate = new Date(value.date);
  request.facts = hireFacts(value.data);
  request.jobId = request.facts.jobId;
  request.candidateId = value.data.candidate?.id ?? null;
  request.candidateSealed = value.sealed.candidate ?? null;
}

/** A request before anything was judged of it. */
export function newRequest(event: Hired, now: Date): EquipmentRequest {
  const { source, data } = event.value;
  const id = requestId({ source, applicationId: data.application.id });
  const request = Object.assign(new EquipmentRequest(), {
    ...{ id, source, applicationId: data.application.id, reference: id, round: 1 },
    // Nobody was told of it yet: the first judgement says what it is.
    ...{ state: 'needs-attention' as const, reason: null, version: 0, personVersion: 1 },
    ...{
      items: [],
      wanted: null,
      requested: null,
      requestedUnsure: false,
      ticketId: null,
      ticketOpen: false,
    },
    ...{ ticketAt: null, deskKind: null, deskKey: null, deskSeq: 0, deskReason: null },
    ...{ pollAt: null, overdueFor: null, attentionSince: now, requestedAt: null },
    ...{ fulfilledAt: null, cancelledAt: null, createdAt: now, updatedAt: now },
  });
  putHire(request, event);
  return request;
}
