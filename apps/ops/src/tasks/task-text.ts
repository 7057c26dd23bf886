import { factsTable, listTable } from '../output/table';
import type { ListedTask, ShownTask } from './task-shapes';

/** Tasks for people, one a line. */
export function tasksTable(tasks: readonly ListedTask[]): string {
  return listTable(
    [
      ['Id', ({ id }) => id],
      ['Tipo', ({ kind }) => kind],
      ['Estado', ({ state, step }) => (step === 'perform' ? state : `${state} (${step})`)],
      ['Parte', ({ party }) => party],
      ['Fila', ({ lane }) => lane],
      ['Falhas', ({ failures }) => failures],
      ['Classe', ({ lastClass }) => lastClass],
      ['Motivo', ({ reason, pauseReason }) => reason ?? pauseReason],
      ['Parada desde', ({ heldSince, pausedSince }) => heldSince ?? pausedSince],
    ],
    tasks,
  );
}

/** One task for people, with its attempts and what operators did to it. */
export function taskText(task: ShownTask): string {
  const { attempts, actions, attemptsInAll, ...facts } = task;
  const older = attemptsInAll - attempts.length;
  return [
    factsTable({
      ...{ Tarefa: facts.id, Tipo: facts.kind, Estado: facts.state, Passo: facts.step },
      ...{ Parte: facts.party, Fila: facts.lane, 'De que trata': facts.subject },
      ...{ 'É a vez dela': facts.head, 'Atrás dela': facts.behind, Falhas: facts.failures },
      ...{ Classe: facts.lastClass, Status: facts.status, Motivo: facts.reason },
      ...{ Criada: facts.createdAt, Vence: facts.endedAt === null ? facts.dueAt : null },
      ...{ 'Parada desde': facts.heldSince, Terminou: facts.endedAt, Causa: facts.causationId },
      ...{ 'Pausada desde': facts.pausedSince, 'Pausa por': facts.pauseReason },
    }),
    heading(`Tentativas (${attemptsInAll})${older > 0 ? `, as últimas ${attempts.length}` : ''}`),
    listTable(
      [
        ['Fim', ({ endedAt }) => endedAt],
        ['Passo', ({ step }) => step],
        ['Classe', (attempt) => attempt.class],
        ['Status', ({ status }) => status],
        ['Motivo', ({ reason }) => reason],
        ['Depois', ({ lateClass }) => lateClass],
      ],
      attempts,
    ),
    ...(actions.length === 0
      ? []
      : [
          heading('Operadores'),
          listTable(
            [
              ['Quando', ({ at }) => at],
              ['Quem', ({ actor }) => actor],
              ['O quê', ({ action }) => action],
              ['De → para', ({ from, to }) => `${from} → ${to}`],
              ['Por quê', ({ why }) => why],
            ],
            actions,
          ),
        ]),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function heading(text: string): string {
  return `\n${text}`;
}
