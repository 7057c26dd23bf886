import { Injectable } from '@nestjs/common';
import type { OperatorAction } from '../../tasks/operate/operator-request';
import { TaskOperations } from '../../tasks/operate/task-operations';
import { listTasks, showTask, type TaskFilter } from '../../tasks/operate/task-queries';
import type { TaskState } from '../../tasks/rules/task-state';
import type { UnitOfWork } from '../../unit/unit-of-work';
import type { Asked } from '../asked';
import { Command } from '../command.decorator';
import { refused, RESULT_BYTES, type CommandResult } from '../command-result';
import { pageOf } from '../page-of';
import {
  TaskCriteria,
  TaskDecideArgs,
  TaskFilterArgs,
  TaskResolveArgs,
  TaskShowArgs,
} from './task.args';

const PAGE = 100;

/** Which states a page takes when it is not said: those that wait for a person and fit the decision. */
const HELD: Readonly<Record<OperatorAction, readonly TaskState[]>> = {
  retry: ['parked'],
  discard: ['parked', 'unknown'],
  'resolve-done': ['unknown'],
  'resolve-absent': ['unknown'],
};

const DECIDED: Readonly<Record<OperatorAction, readonly [one: string, more: string]>> = {
  retry: ['tarefa posta para repetir', 'tarefas postas para repetir'],
  discard: ['tarefa descartada', 'tarefas descartadas'],
  'resolve-done': ['tarefa resolvida como feita', 'tarefas resolvidas como feitas'],
  'resolve-absent': ['tarefa resolvida como não feita', 'tarefas resolvidas como não feitas'],
};

/** Looking at tasks and deciding them, by one id or page by page. */
@Injectable()
export class TaskCommands {
  constructor(private readonly operations: TaskOperations) {}

  @Command({
    name: 'tasks.list',
    changes: false,
    about: 'lista tarefas por filtro, as mais antigas primeiro',
    args: TaskFilterArgs,
  })
  async list(args: TaskFilterArgs, _asked: Asked, { manager }: UnitOfWork): Promise<CommandResult> {
    const limit = args.limit ?? PAGE;
    const found = await listTasks(manager, filterOf(args, limit));
    const { items, next } = pageOf(found, limit, ({ id }) => id);
    const more = next === null ? '' : '; há mais';
    return { message: `${items.length} tarefas${more}.`, result: { tasks: items, next } };
  }

  @Command({
    name: 'tasks.show',
    changes: false,
    about: 'mostra uma tarefa com as tentativas e o que operadores fizeram',
    args: TaskShowArgs,
  })
  async show({ id }: TaskShowArgs, _asked: Asked, { manager }: UnitOfWork): Promise<CommandResult> {
    const task = await showTask(manager, id);
    if (!task) return refused(`Não há tarefa ${id} neste serviço.`);
    const attempts = lastFitting(task.attempts);
    const result = { ...task, attempts, attemptsInAll: task.attempts.length };
    return { message: `Tarefa ${id}: ${task.state}.`, result };
  }

  @Command({
    name: 'tasks.retry',
    changes: true,
    about: 'repete tarefas paradas (por id, ou por filtro, uma página de cada vez)',
    args: TaskDecideArgs,
  })
  retry(args: TaskDecideArgs, asked: Asked, unit: UnitOfWork): Promise<CommandResult> {
    return this.decide('retry', args, asked, unit);
  }

  @Command({
    name: 'tasks.discard',
    changes: true,
    about: 'desiste de tarefas (por id, ou por filtro, uma página de cada vez)',
    args: TaskDecideArgs,
  })
  discard(args: TaskDecideArgs, asked: Asked, unit: UnitOfWork): Promise<CommandResult> {
    return this.decide('discard', args, asked, unit);
  }

  @Command({
    name: 'tasks.resolve',
    changes: true,
    about: 'diz de tarefas incertas se a chamada tinha acontecido (found: done ou absent)',
    args: TaskResolveArgs,
  })
  async resolve(args: TaskResolveArgs, asked: Asked, unit: UnitOfWork): Promise<CommandResult> {
    const { found, result, ...which } = args;
    if (result !== undefined && which.id === undefined)
      return refused('"result" é o de uma chamada: só vale com "id".');
    return this.decide(`resolve-${found}`, which, asked, unit, result);
  }

  private async decide(
    action: OperatorAction,
    { id, ...filter }: TaskDecideArgs,
    { actor, why, dryRun }: Asked,
    unit: UnitOfWork,
    result?: unknown,
  ): Promise<CommandResult> {
    const criteria = given(filter);
    if (id !== undefined && criteria.length > 0)
      return refused(`Informe "id" ou um filtro, não os dois (${criteria.join(', ')}).`);
    const narrow = criteria.filter((name) => !['limit', 'after', 'states'].includes(name));
    if (id === undefined && narrow.length === 0)
      return refused('Informe "id", ou um filtro: kind, party, lane, subject, class ou since.');
    const limit = filter.limit ?? PAGE;
    const page =
      id === undefined
        ? await listTasks(unit.manager, {
            ...filterOf(filter, limit),
            states: filter.states ?? HELD[action],
          })
        : [{ id }];
    // A dry run needs no reason, and the tasks' own rules want one.
    const request = { actor, why: why || 'ensaio', dryRun };
    const decision = { action, request, result, contain: id === undefined };
    const outcomes = await this.operations.decideWithin(
      unit,
      page.map((task) => task.id),
      decision,
    );
    const decided: object[] = [];
    const left: { id: string; code: string; message: string }[] = [];
    for (const [id, operated] of outcomes) {
      if (operated.ok) decided.push({ id, from: operated.from, to: operated.to });
      else left.push({ id, code: operated.code, message: operated.message });
    }
    const next = id === undefined && page.length >= limit ? (page.at(-1)?.id ?? null) : null;
    const told = { decided, refused: left, next };
    if (id !== undefined && left[0]) return refused(left[0].message, told);
    const would = dryRun ? ' (ensaio: nada mudou)' : '';
    const not = left.length > 0 ? `, ${left.length} não` : '';
    const words = DECIDED[action][decided.length === 1 ? 0 : 1];
    return { message: `${decided.length} ${words}${not}${would}.`, result: told };
  }
}

function filterOf({ since, ...rest }: TaskCriteria, limit: number): TaskFilter {
  return { ...rest, ...(since !== undefined && { since: new Date(since) }), limit };
}

function given(filter: object): string[] {
  return Object.entries(filter)
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name);
}

/** The newest attempts that fit into half an answer: a throttled task may have thousands. */
function lastFitting<T>(attempts: readonly T[]): readonly T[] {
  let bytes = 0;
  const begin = attempts.findLastIndex((attempt) => {
    bytes += Buffer.byteLength(JSON.stringify(attempt)) + 1;
    return bytes > RESULT_BYTES / 2;
  });
  return attempts.slice(begin + 1);
}
