import Table from 'cli-table3';
import type { TopicDifference, TopicPlan } from './topic-plan';

/** A plan for people. */
export function planTable(plan: TopicPlan, done: boolean): string {
  const lines: string[] = [];
  if (plan.differences.length === 0) {
    lines.push('Os tópicos estão como os contratos pedem.');
  } else {
    const table = new Table({ head: ['Tópico', 'Ação', 'Detalhe'], style: { head: [] } });
    for (const difference of plan.differences)
      table.push([difference.topic, ...row(difference, done)]);
    lines.push(table.toString());
  }
  if (plan.unmanaged.length > 0) {
    lines.push(`Sem contrato neste serviço, deixados como estão: ${plan.unmanaged.join(', ')}.`);
  }
  return `${lines.join('\n')}\n`;
}

function row(difference: TopicDifference, done: boolean): [string, string] {
  switch (difference.kind) {
    case 'create': {
      const { partitions, replication, settings } = difference;
      const kept = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
      return [
        done ? 'criado' : 'criar',
        [`${partitions} partições, ${replication} réplica(s)`, ...kept].join('\n'),
      ];
    }
    case 'setting':
      return [
        done ? 'ajustado' : 'ajustar',
        `${difference.name}: ${difference.from ?? '(nenhum)'} → ${difference.to}`,
      ];
    case 'partitions':
      return [
        done ? 'reparticionado' : 'reparticionar',
        `partições ${difference.from} → ${difference.to}`,
      ];
    case 'refused':
      return ['recusado', `${difference.what}: ${difference.why}`];
  }
}
