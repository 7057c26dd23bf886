import { ServiceDesk } from '@ponte/clients/service-desk';
import { Injectable } from '@nestjs/common';
import {
  type Asked,
  Command,
  type CommandResult,
  OpenTasks,
  refused,
  type UnitOfWork,
} from '@ponte/messaging';
import type { EntityManager } from 'typeorm';
import { lockApplication } from '../application.store';
import { type LockedRequest, RequestStore } from '../request.store';
import { mayHaveArrived } from '../rules/desk-step.rules';
import { AWAITING_STATES } from '../rules/transitions.rules';
import { CREATE_TICKET } from '../task-kinds';
import { cancel } from '../tell/tell-equipment';
import { ForgetArgs } from './request.args';

/** Erasing what is held of a person (LGPD, art. 18): the request, what was sealed, and what waits to be sent. */
@Injectable()
export class ForgetCommands {
  constructor(
    private readonly requests: RequestStore,
    private readonly tasks: OpenTasks,
    private readonly desk: ServiceDesk,
  ) {}

  @Command({
    name: 'provisioning.forget',
    changes: true,
    about:
      'apaga o que se guarda de uma pessoa: por applicationId ou, em todas as candidaturas, por candidateId',
    args: ForgetArgs,
  })
  async forget(args: ForgetArgs, { now }: Asked, unit: UnitOfWork): Promise<CommandResult> {
    const { source, applicationId, candidateId } = args;
    if ((applicationId === undefined) === (candidateId === undefined))
      return refused('Informe applicationId ou candidateId, um dos dois.');
    const { manager } = unit;
    // As hires and moves do: one that is heard at this moment comes before or after, not between.
    if (applicationId !== undefined) await lockApplication(manager, { source, applicationId });
    const known: { id: string }[] = await manager.query(
      `SELECT id FROM equipment_request WHERE source = $1 AND ($2::bigint IS NULL OR application_id = $2)
         AND ($3::bigint IS NULL OR candidate_id = $3)`,
      [source, applicationId ?? null, candidateId ?? null],
    );
    const locked = await this.requests.lock(
      manager,
      known.map(({ id }) => id),
    );
    const tickets = [];
    // Tickets that may be there, of which only our reference is known.
    const references = [];
    for (const { request, task } of locked) {
      if (task?.kind === CREATE_TICKET.name && request.ticketId === null)
        if (mayHaveArrived(task, this.desk.abilities.repeatCreate))
          references.push(request.reference);
      if (task && !(await this.tasks.end(unit, task, 'discarded', 'the person was forgotten')))
        return refused('Há uma chamada ao service desk em andamento: repita em instantes.');
      if (request.ticketId !== null) tickets.push(request.ticketId);
      if (AWAITING_STATES.includes(request.state)) cancel(unit, request, 'operator', now);
    }
    await this.erase(manager, locked, args);
    const atDesk =
      tickets.length > 0
        ? ` No service desk continuam os chamados ${tickets.join(', ')}: apague os dados lá.`
        : '';
    const perhaps =
      references.length > 0
        ? ` Não se sabe se o service desk criou chamados com as referências ${references.join(', ')}: procure-as lá e apague os dados.`
        : '';
    return {
      message: `${locked.length} solicitações apagadas.${atDesk}${perhaps}`,
      result: { requests: locked.map(({ request }) => request.id), tickets, references },
    };
  }

  private async erase(
    manager: EntityManager,
    locked: readonly LockedRequest[],
    { source, applicationId }: ForgetArgs,
  ): Promise<void> {
    const of = <T>(pick: (each: LockedRequest['request']) => T): T[] =>
      locked.map(({ request }) => pick(request));
    await manager.query(
      `DELETE FROM desk_report WHERE ticket_id = ANY ($1::text[]) OR reference = ANY ($2::text[])`,
      [of(({ ticketId }) => ticketId), of(({ reference }) => reference)],
    );
    await manager.query(`DELETE FROM equipment_request WHERE id = ANY ($1::uuid[])`, [
      of(({ id }) => id),
    ]);
    await manager.query(
      `DELETE FROM application WHERE source = $1 AND application_id = ANY ($2::bigint[])`,
      [
        source,
        [...of((request) => request.applicationId), ...(applicationId ? [applicationId] : [])],
      ],
    );
  }
}
