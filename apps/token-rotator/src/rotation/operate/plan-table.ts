import Table from 'cli-table3';
import type { Change, Plan } from '../rules/plan.rules';

const WORDS: Readonly<Record<Change, string>> = {
  register: 'registrar',
  adopt: 'adotar e atualizar',
  update: 'atualizar',
  're-activate': 'reativar',
  none: '—',
};

/** A plan for people. */
export function planTable({ account, lines, foreign, duplicates }: Plan): string {
  const table = new Table({
    head: ['Webhook', 'Evento', 'Na Gupy', 'Mudança', 'Por quê'],
    style: { head: [] },
  });
  for (const { webhook, action, vendorId, change, why } of lines)
    table.push([webhook, action, vendorId ?? '—', WORDS[change], why]);
  const text = [`Conta ${account}:`, lines.length > 0 ? table.toString() : '(nada declarado)'];
  for (const { webhook, vendorId } of duplicates)
    text.push(`Registro repetido de ${webhook}, deixado como está: ${vendorId}`);
  for (const { vendorId, action, host, status } of foreign)
    text.push(`Não declarado, deixado como está: ${vendorId} (${action}, ${host}, ${status})`);
  return `${text.join('\n')}\n`;
}
