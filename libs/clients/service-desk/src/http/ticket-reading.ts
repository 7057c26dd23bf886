import { getByPointer, scalarText, type Decoded } from '@ponte/clients/http';
import type { TicketItemReading, TicketReading } from '../service-desk';
import type { ReadTicketConfig } from './http-desk.config';

/** A ticket read from the desk's answer; positions without a status are left out. */
export function ticketReading(
  answer: unknown,
  ticketId: string,
  pointers: Omit<ReadTicketConfig, 'url'>,
): Decoded<TicketReading> {
  const status = scalarText(getByPointer(answer, pointers.statusPointer));
  if (status === undefined) {
    return { ok: false, why: `there is no status at ${pointers.statusPointer}` };
  }
  const reference = scalarText(getByPointer(answer, pointers.referencePointer));
  const date = scalarText(getByPointer(answer, pointers.datePointer));
  const items = itemsOf(getByPointer(answer, pointers.itemsPointer), pointers);
  return {
    ok: true,
    value: {
      ticketId,
      status,
      ...(reference !== undefined && { reference }),
      ...(date !== undefined && { date }),
      ...(items && { items }),
    },
  };
}

function itemsOf(
  list: unknown,
  pointers: Pick<ReadTicketConfig, 'itemSkuPointer' | 'itemStatusPointer'>,
): readonly TicketItemReading[] | undefined {
  if (!Array.isArray(list)) {
    return undefined;
  }
  return list.flatMap((item: unknown) => {
    const sku = scalarText(getByPointer(item, pointers.itemSkuPointer));
    const status = scalarText(getByPointer(item, pointers.itemStatusPointer));
    return status === undefined ? [] : [{ ...(sku !== undefined && { sku }), status }];
  });
}
