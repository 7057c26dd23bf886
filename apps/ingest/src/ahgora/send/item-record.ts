import {
  ahgoraResultsReceived,
  type AhgoraResultsReceived,
  employeeSubject,
  type SplitItem,
  uuidV5,
} from '@ponte/contracts';
import { eventRecord, type OutboundRecord } from '@ponte/messaging';
import type { Sealer } from '@ponte/platform';
import type { ItemEmployee } from './employee-of';

/** What all items of a request have in common. */
export interface SentRequest {
  readonly source: string;
  readonly requestId: string;
  readonly count: number;
  readonly receivedAt: Date;
  readonly traceparent: string | undefined;
}

/** Where an item stands: in the request, and among those of its employee. */
export interface ItemPlace {
  readonly position: number;
  readonly part: number;
  readonly parts: number;
}

/** The record of one item: figures in the clear, who it is about sealed. */
export function itemRecord(
  item: SplitItem,
  request: SentRequest,
  place: ItemPlace,
  { hash, code }: ItemEmployee,
  sealer: Sealer,
): OutboundRecord {
  const { source, requestId, count, receivedAt, traceparent } = request;
  const { matricula, codfuncionario, raw } = item;
  const subject = employeeSubject(source, hash);
  const employee = JSON.stringify({ matricula, codfuncionario });
  const value: AhgoraResultsReceived = {
    ...{ source, requestId, position: place.position, count },
    ...{ employee: hash, part: place.part, parts: place.parts },
    fault: item.fault,
    empresa: code?.empresa ?? '',
    estabelecimento: code?.estabelecimento ?? '',
    ano: item.ano,
    mes: item.mes,
    campoAdicional: item.campoAdicional,
    resultados: [...item.resultados],
    receivedAt: receivedAt.toISOString(),
    sealed: {
      employee: sealer.seal({ purpose: 'employee', subject }, employee),
      ...(raw !== undefined && { raw: sealer.seal({ purpose: 'raw', subject }, raw) }),
    },
  };
  return eventRecord(ahgoraResultsReceived, value, {
    id: uuidV5('ahgora.results', requestId, place.position),
    source: `/ahgora/${source}`,
    subject: requestId,
    time: receivedAt,
    traceparent,
  });
}
