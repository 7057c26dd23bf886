import { answerOutcome } from '../ask/answer-outcome';
import type { OpsContext } from '../program/context';
import type { Outcome } from '../program/outcome';
import type { ListedTask } from './task-shapes';
import { tasksTable } from './task-text';

/** Most that a service lists in one answer. */
const PAGE = 500;

/** Lists up to `limit` tasks, page by page. */
export async function listTasks(
  { asking, progress }: OpsContext,
  service: string,
  filter: Readonly<Record<string, unknown>>,
  limit: number,
): Promise<Outcome> {
  const tasks: ListedTask[] = [];
  let next: string | null = null;
  do {
    const args: object = {
      ...{ ...filter, limit: Math.min(PAGE, limit - tasks.length) },
      ...(next !== null && { after: next }),
    };
    const answer = await asking.ask({ service, name: 'tasks.list', args, changes: false });
    if (answer.state !== 'done') return answerOutcome(answer);
    const page = answer.result as { tasks: ListedTask[]; next: string | null };
    tasks.push(...page.tasks);
    next = page.next;
    if (next !== null) progress.show(`${tasks.length} tarefas…`);
  } while (next !== null && tasks.length < limit);
  const more = next === null ? '' : ` Há mais: continue com --after ${next}.`;
  return {
    message: `${tasks.length} tarefas.${more}`,
    result: { tasks, next },
    text: tasksTable(tasks),
  };
}
