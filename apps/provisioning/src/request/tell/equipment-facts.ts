import type { EquipmentRequest } from '../equipment-request.entity';

/** What every event of a request tells: nothing of the person. */
export function equipmentFacts(request: EquipmentRequest) {
  return {
    requestId: request.id,
    source: request.source,
    applicationId: request.applicationId,
    jobId: request.jobId,
    ...request.description,
    items: request.items.slice(0, 200).map(({ sku, quantity, kit, state }) => ({
      ...{ sku, quantity, kit, state },
    })),
    ticketId: request.ticketId,
  };
}

/** Subject and version of an event about the request's present state. */
export function asOf(request: EquipmentRequest, at: Date) {
  return { subject: request.id, stateVersion: request.version, time: at };
}
