import type { Chance } from './chance.ts';
import { DAY, HOUR, iso, SAMPLE_UNTIL, type SampleRecord, sampleRecord } from './sample-record.ts';

export interface SampleHire {
  readonly source: string;
  readonly applicationId: number;
  readonly role: string;
  readonly hiredAt: number;
  readonly startsAt: number;
}

/** Days before the first one by which all must be there. */
const LEAD_DAYS = 2;

/** The equipment of a hire: most comes in time, some late or never, some hires are taken back. */
export function sampleEquipment(chance: Chance, hire: SampleHire): SampleRecord[] {
  const { source, applicationId, role, startsAt } = hire;
  const dueAt = startsAt - LEAD_DAYS * DAY;
  const about = {
    requestId: chance.uuid(),
    source,
    applicationId,
    role,
    workplace: 'Recepção',
    startsOn: iso(startsAt).slice(0, 10),
    dueOn: iso(dueAt).slice(0, 10),
    ticketId: String(70_000 + applicationId),
  };
  const items = (state: string) => [{ sku: 'notebook-14', quantity: 1, kit: 'escritorio', state }];
  const records: SampleRecord[] = [];
  const tell = (name: string, at: number, value: object): void => {
    if (at > SAMPLE_UNTIL) return;
    const key = `${source}/${applicationId}`;
    records.push(
      sampleRecord(`equipment.${name}.v1`, key, chance.uuid(), '/ponte/provisioning', at, {
        ...about,
        ...value,
      }),
    );
  };
  if (chance.happens(0.05)) {
    const since = hire.hiredAt + HOUR;
    tell('attention-needed', since, { items: [], reason: 'no-workplace', since: iso(since) });
    return records;
  }
  const requestedAt = hire.hiredAt + chance.wait(0.05) * HOUR;
  tell('requested', requestedAt, {
    items: items('requested'),
    change: 'opened',
    requestedAt: iso(requestedAt),
  });
  if (chance.happens(0.05)) {
    const cancelledAt = requestedAt + 2 * DAY;
    tell('cancelled', cancelledAt, {
      items: items('cancelled'),
      reason: 'moved',
      cancelledAt: iso(cancelledAt),
    });
    return records;
  }
  const fulfilledAt = requestedAt + chance.wait(6.5, 0.55) * DAY;
  const isForgotten = chance.happens(0.04);
  if (isForgotten || fulfilledAt > dueAt + DAY)
    tell('overdue', dueAt, { items: items('ordered'), daysLeft: LEAD_DAYS, overdueAt: iso(dueAt) });
  if (!isForgotten)
    tell('fulfilled', fulfilledAt, { items: items('delivered'), fulfilledAt: iso(fulfilledAt) });
  return records;
}
