import { Injectable } from '@nestjs/common';
import { ServiceDesk } from '@ponte/clients/service-desk';
import { OpenTasks, type OpenTask, type UnitOfWork } from '@ponte/messaging';
import { changeText } from './rules/change-text.rules';
import { type DeskStep, type DeskTask, judgeTask, nextStep } from './rules/desk-step.rules';
import type { EquipmentRequest } from './equipment-request.entity';
import {
  CLOSE_TICKET,
  CREATE_TICKET,
  type DeskCall,
  DESK_KIND_OF,
  DESK_PARTY,
  UPDATE_TICKET,
} from './task-kinds';
import type { Wanted } from './rules/wanted';

const REASONS: Readonly<Record<string, string>> = {
  moved: 'A contratação foi desfeita na Gupy.',
  'not-needed': 'Os dados da contratação mudaram: não há mais o que provisionar.',
  operator: 'Encerrado por um operador.',
};

/**
 * What the desk is asked for a request: one task at a time, made from what the request should say at that moment, so that
 * of several changes only the newest is sent. What a task brought back is looked at when it settles, and the next one made.
 */
@Injectable()
export class DeskPlan {
  constructor(
    private readonly tasks: OpenTasks,
    private readonly desk: ServiceDesk,
  ) {}

  /**
   * Makes, keeps or drops the request's task. Changes `request` without writing it.
   * @param task the one that is open; locked
   */
  async make(
    unit: UnitOfWork,
    request: EquipmentRequest,
    task: OpenTask | undefined,
  ): Promise<void> {
    const next = nextStep(request);
    if (task && request.deskKey !== null) {
      const verdict = judgeTask(this.facts(task), next, request.wanted);
      if (verdict === 'keep') return;
      const why = next === null ? 'not needed any more' : `replaced by a newer ${next}`;
      // A call that began at this moment settles by itself, and plans then.
      if (verdict === 'drop' && !(await this.tasks.end(unit, task, 'discarded', why))) return;
      if (verdict === 'drop' && task.kind === UPDATE_TICKET.name && task.may_have_run)
        request.requestedUnsure = true;
    }
    clearDesk(request);
    const step = nextStep(request);
    if (step) enqueue(unit, request, step);
  }

  /** The ticket is proven to be there: its creation need not be looked up. `false` while its call is under way. */
  async provenCreated(
    unit: UnitOfWork,
    request: EquipmentRequest,
    task: OpenTask | undefined,
  ): Promise<boolean> {
    if (!task || task.kind !== CREATE_TICKET.name) return true;
    if (!(await this.tasks.end(unit, task, 'done', 'the desk told of this ticket'))) return false;
    clearDesk(request);
    return true;
  }

  private facts(task: OpenTask): DeskTask {
    const does = (Object.keys(DESK_KIND_OF) as DeskStep[]).find(
      (each) => DESK_KIND_OF[each].name === task.kind,
    );
    return {
      ...task,
      does: does ?? 'close',
      wanted: (task.payload as { wanted?: Wanted }).wanted ?? null,
      repeatable: this.desk.abilities.repeatCreate,
    };
  }
}

/** No task of it is open. */
export function clearDesk(request: EquipmentRequest): void {
  request.deskKind = null;
  request.deskKey = null;
  request.deskReason = null;
}

function enqueue(unit: UnitOfWork, request: EquipmentRequest, step: DeskStep): void {
  request.deskSeq += 1;
  request.deskKind = DESK_KIND_OF[step].name;
  const key = `${request.id}/${request.deskSeq}`;
  request.deskKey = key;
  const { id: requestId, reference, source, candidateId, candidateSealed, wanted } = request;
  const draft = {
    lane: `desk:${requestId}`,
    party: DESK_PARTY,
    dedupeKey: key,
    subject: requestId,
  };
  const ticketId = request.ticketId ?? '';
  if (step === 'close') {
    const why = REASONS[request.reason ?? ''] ?? 'A solicitação foi encerrada.';
    unit.enqueue(CLOSE_TICKET, { ...draft, payload: { key, requestId, reference, ticketId, why } });
    return;
  }
  if (!wanted) throw new Error(`request ${requestId} is to be asked for, but nothing is wanted`);
  const payload: DeskCall = {
    ...{ key, requestId, reference, source, candidateId, wanted },
    candidate: candidateSealed,
  };
  if (step === 'create') unit.enqueue(CREATE_TICKET, { ...draft, payload });
  else
    unit.enqueue(UPDATE_TICKET, {
      ...draft,
      payload: {
        ...payload,
        ticketId,
        changes: changeText(request.requested ?? wanted, wanted),
        seq: request.deskSeq,
      },
    });
}
