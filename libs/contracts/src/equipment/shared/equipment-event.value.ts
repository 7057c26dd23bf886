import { Int, ListOf, mayMiss, Text, Uuid } from '../../decorators';
import { EquipmentItem } from './equipment-item.value';

const DAY = 'YYYY-MM-DD in the calendar of São Paulo.';

/** What every event of an equipment request tells. No name, no CPF: the person is known by the application. */
export abstract class EquipmentEvent {
  @Uuid({ about: 'Also the reference that the service desk knows it by.' })
  requestId!: string;

  @Text({ min: 1, max: 64, about: 'The configured Gupy source.' })
  source!: string;

  @Int()
  applicationId!: number;

  @Int(mayMiss)
  jobId?: number | null;

  @Text({ ...mayMiss, max: 255 })
  role?: string | null;

  @Text({ ...mayMiss, max: 255, about: 'Posto de trabalho.' })
  workplace?: string | null;

  @Text({ ...mayMiss, max: 255 })
  department?: string | null;

  @Text({ ...mayMiss, max: 2_000 })
  branch?: string | null;

  @Text({ ...mayMiss, max: 255 })
  hiringType?: string | null;

  @Text({ ...mayMiss, max: 10, about: `First day of work, ${DAY}` })
  startsOn?: string | null;

  @Text({ ...mayMiss, max: 10, about: `When the equipment must be there, ${DAY}` })
  dueOn?: string | null;

  @ListOf(EquipmentItem, { maxItems: 200 })
  items!: EquipmentItem[];

  @Text({ ...mayMiss, max: 255, about: "The desk's id of the ticket, once it is known." })
  ticketId?: string | null;
}

/** Key of a request's events: all that happens to one application stays in order. */
export function equipmentKey({ source, applicationId }: EquipmentEvent): string {
  return `${source}/${applicationId}`;
}

export const equipmentKeyDescription = '`<source>/<application id>`.';

export const exampleEquipment = {
  requestId: '0190f3c2-7a51-5c3e-9d40-6d1f6b0c2a12',
  source: 'acme',
  applicationId: 529925562,
  jobId: 8451877,
  role: 'Analista',
  workplace: 'Recepção',
  department: 'TI',
  branch: 'Matriz > São Paulo',
  hiringType: 'employee_admission',
  startsOn: '2026-04-06',
  dueOn: '2026-03-27',
  ticketId: 'REQ-1001',
};

export const exampleItems = (state: EquipmentItem['state']): EquipmentItem[] => [
  { sku: 'notebook-14', quantity: 1, kit: 'recepcao', state },
  { sku: 'headset', quantity: 1, kit: 'recepcao', state },
];
