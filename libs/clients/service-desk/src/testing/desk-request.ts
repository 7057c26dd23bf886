import type { DeskRequest } from '../service-desk';

/** With values that would break a body put together as text. */
export const deskRequestWith = (cpf: string): DeskRequest => ({
  reference: '0190f3c2-7a51-5c3e-9d40-6d1f6b0c2a12',
  cpf,
  name: 'Ana "Nina" Souza',
  role: 'Analista',
  workplace: 'Recepção',
  startsOn: '2026-04-06',
  dueOn: '2026-03-27',
  items: [{ sku: 'notebook-14', quantity: 1, kit: 'recepcao' }],
});
