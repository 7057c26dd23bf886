import {
  equipmentAttentionNeeded,
  equipmentCancelled,
  equipmentFulfilled,
  equipmentRequested,
} from '@ponte/contracts';
import type { UnitOfWork } from '@ponte/messaging';
import type { HireFault } from '../../hire/judge-hire';
import type { EquipmentRequest } from '../equipment-request.entity';
import { cancelItems } from '../rules/item-states.rules';
import { asOf, equipmentFacts } from './equipment-facts';

/** Why a request ended without delivery. */
export type CancelReason = 'moved' | 'not-needed' | 'operator' | 'desk';

/** The desk has the ticket, or took the change. Changes `request` without writing it, as all of these do. */
export function tellRequested(
  unit: UnitOfWork,
  request: EquipmentRequest,
  change: 'opened' | 'changed',
  now: Date,
): void {
  request.touch(now);
  request.requestedAt = now;
  const value = { ...equipmentFacts(request), change, requestedAt: now.toISOString() };
  unit.tell(equipmentRequested, value, asOf(request, now));
}

/** It waits for a person; told again only when what is missing changed. */
export function needAttention(
  unit: UnitOfWork,
  request: EquipmentRequest,
  faults: readonly HireFault[],
  now: Date,
): void {
  const reason = faults.join(',');
  if (request.state === 'needs-attention' && request.reason === reason) return;
  request.become('needs-attention', now, reason);
  unit.tell(
    equipmentAttentionNeeded,
    {
      ...equipmentFacts(request),
      reason: faults[0] ?? 'other',
      since: (request.attentionSince ?? now).toISOString(),
    },
    asOf(request, now),
  );
}

/** All that was requested is there. */
export function fulfil(unit: UnitOfWork, request: EquipmentRequest, now: Date): void {
  request.become('fulfilled', now);
  request.ticketOpen = false;
  request.pollAt = null;
  const value = { ...equipmentFacts(request), fulfilledAt: now.toISOString() };
  unit.tell(equipmentFulfilled, value, asOf(request, now));
}

/** It ends without delivery. An open ticket is closed by the plan, unless the desk itself cancelled it. */
export function cancel(
  unit: UnitOfWork,
  request: EquipmentRequest,
  reason: CancelReason,
  now: Date,
): void {
  request.items = cancelItems(request.items);
  request.become('cancelled', now, reason);
  if (reason === 'desk') request.ticketOpen = false;
  request.pollAt = null;
  const value = { ...equipmentFacts(request), reason, cancelledAt: now.toISOString() };
  unit.tell(equipmentCancelled, value, asOf(request, now));
}
