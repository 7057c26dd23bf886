import type { TaskState } from '../rules/task-state';

/** Who asks, and why: both are kept with the task. */
export interface OperatorRequest {
  readonly actor: string;
  readonly why: string;
  /** Only say what would happen. */
  readonly dryRun?: boolean;
}

/** What became of a request; `message` is for the operator, in Portuguese. */
export type Operated =
  | {
      readonly ok: true;
      readonly from: TaskState;
      readonly to: TaskState;
      readonly dryRun: boolean;
    }
  | {
      readonly ok: false;
      /** `failed`: the performer threw when it was told; the others of the same page are decided. */
      readonly code: 'not-found' | 'wrong-state' | 'invalid' | 'failed';
      readonly message: string;
    };

export type OperatorAction = 'retry' | 'discard' | 'resolve-done' | 'resolve-absent';

const ACTIONS: Readonly<
  Record<
    OperatorAction,
    { from: readonly TaskState[]; to: TaskState; name: string; otherwise: string }
  >
> = {
  retry: {
    from: ['parked', 'waiting'],
    to: 'ready',
    name: 'repetir',
    otherwise:
      'só tarefas paradas (parked) ou em espera (waiting) podem ser repetidas; uma incerta (unknown) precisa antes de "resolve"',
  },
  discard: {
    from: ['parked', 'unknown', 'waiting', 'ready'],
    to: 'discarded',
    name: 'descartar',
    otherwise: 'uma tarefa em execução ou já encerrada não pode ser descartada',
  },
  'resolve-done': {
    from: ['unknown', 'parked'],
    to: 'done',
    name: 'resolver como feita',
    otherwise: 'só tarefas incertas (unknown) ou paradas (parked) podem ser resolvidas como feitas',
  },
  'resolve-absent': {
    from: ['unknown'],
    to: 'ready',
    name: 'resolver como não feita',
    otherwise: 'só tarefas incertas (unknown) podem ser resolvidas como não feitas',
  },
};

/** Judges a request by the state of its task. */
export function judgeRequest(
  action: OperatorAction,
  state: TaskState,
  request: OperatorRequest,
): Operated {
  const { from, to, name, otherwise } = ACTIONS[action];
  if (request.actor.trim() === '' || request.why.trim() === '') {
    return {
      ok: false,
      code: 'invalid',
      message: 'Informe quem pede (actor) e o motivo (why): ambos ficam registrados na tarefa.',
    };
  }
  if (!from.includes(state))
    return {
      ok: false,
      code: 'wrong-state',
      message: `Não é possível ${name}: a tarefa está "${state}"; ${otherwise}.`,
    };
  return { ok: true, from: state, to, dryRun: request.dryRun ?? false };
}
