import { Injectable } from '@nestjs/common';
import {
  type Asked,
  Command,
  type CommandResult,
  pageOf,
  refused,
  type UnitOfWork,
} from '@ponte/messaging';
import { ProvisioningConfig } from '../../config/provisioning.config';
import { hireFields } from '../../hire/hire-fields';
import { judgeKits } from '../../kits/match-kits';
import { DeskPlan } from '../desk-plan';
import { EquipmentRequest } from '../equipment-request.entity';
import { type LockedRequest, RequestStore, saveRequest } from '../request.store';
import { AWAITING_STATES } from '../rules/transitions.rules';
import { cancel, needAttention } from '../tell/tell-equipment';
import { cursorOf, findRequests, idOf, summary } from './find-requests';
import { RequestArgs, RequestFilterArgs } from './request.args';

const PAGE = 100;
const NAME_ONE = 'Informe id, ou source e applicationId.';

/** Looking at requests, ending one and beginning one anew. */
@Injectable()
export class RequestCommands {
  constructor(
    private readonly config: ProvisioningConfig,
    private readonly requests: RequestStore,
    private readonly plan: DeskPlan,
  ) {}

  @Command({
    name: 'provisioning.list',
    changes: false,
    about: 'lista solicitações de equipamento por filtro, as mais antigas primeiro',
    args: RequestFilterArgs,
  })
  async list(args: RequestFilterArgs, _: Asked, { manager }: UnitOfWork): Promise<CommandResult> {
    const limit = args.limit ?? PAGE;
    const { items, next } = pageOf(await findRequests(manager, args, limit), limit, cursorOf);
    const more = next === null ? '' : '; há mais';
    return { message: `${items.length} solicitações${more}.`, result: { requests: items, next } };
  }

  @Command({
    name: 'provisioning.show',
    changes: false,
    about: 'mostra uma solicitação: estado, kits, o que o chamado diz e o que falta dizer, tarefas',
    args: RequestArgs,
  })
  async show(args: RequestArgs, _: Asked, { manager }: UnitOfWork): Promise<CommandResult> {
    const id = idOf(args);
    if (id === undefined) return refused(NAME_ONE);
    const request = await manager.findOneBy(EquipmentRequest, { id });
    if (!request) return refused('Não há essa solicitação.');
    const tasks: unknown = await manager.query(
      `SELECT id::text, kind, state, reason FROM task WHERE subject = $1 ORDER BY task.id DESC LIMIT 20`,
      [id],
    );
    const kits = judgeKits(this.config, hireFields(request.facts, this.config.fields));
    const { description, wanted, requested, round, reference, overdueFor, attentionSince } =
      request;
    const result = {
      ...summary(request),
      ...{ description, items: request.items, wanted, requested, round, reference, overdueFor },
      ...{ attentionSince, ticketOpen: request.ticketOpen, ticketAt: request.ticketAt },
      hire: { event: request.hireEventId, date: request.hireDate },
      kits: kits.map(({ kit, verdict, conditions }) => ({ kit: kit.id, verdict, conditions })),
      tasks,
    };
    return { message: `Solicitação ${id}: ${request.state}.`, result };
  }

  @Command({
    name: 'provisioning.close',
    changes: true,
    about: 'encerra uma solicitação que ainda espera equipamento; o chamado aberto é cancelado',
    args: RequestArgs,
  })
  async close(args: RequestArgs, { now }: Asked, unit: UnitOfWork): Promise<CommandResult> {
    const found = await this.find(unit, args);
    if ('message' in found) return found;
    const { request, task } = found;
    if (!AWAITING_STATES.includes(request.state))
      return refused(`A solicitação está ${request.state}: não há o que encerrar.`);
    cancel(unit, request, 'operator', now);
    await this.plan.make(unit, request, task);
    await saveRequest(unit.manager, request);
    const ticket = request.ticketOpen
      ? `; o chamado ${request.ticketId ?? '(sem número)'} será cancelado`
      : '';
    return { message: `Solicitação ${request.id} encerrada${ticket}.`, result: summary(request) };
  }

  /** What was sealed went when it was cancelled, so only Gupy can bring the person again. */
  @Command({
    name: 'provisioning.reopen',
    changes: true,
    about:
      'reabre uma solicitação cancelada; ela espera que os dados da contratação sejam salvos de novo na Gupy',
    args: RequestArgs,
  })
  async reopen(args: RequestArgs, { now }: Asked, unit: UnitOfWork): Promise<CommandResult> {
    const found = await this.find(unit, args);
    if ('message' in found) return found;
    const { request, task } = found;
    if (request.state !== 'cancelled')
      return refused(`A solicitação está ${request.state}: só uma cancelada pode ser reaberta.`);
    request.nextRound();
    // What was heard before is no longer what counts: the move that had called it off, too.
    request.hireDate = now;
    needAttention(unit, request, ['no-candidate'], now);
    await this.plan.make(unit, request, task);
    await saveRequest(unit.manager, request);
    return {
      message: `Solicitação ${request.id} reaberta: salve de novo os dados da contratação na Gupy, e um chamado novo será aberto.`,
      result: summary(request),
    };
  }

  private async find(unit: UnitOfWork, args: RequestArgs): Promise<LockedRequest | CommandResult> {
    const id = idOf(args);
    if (id === undefined) return refused(NAME_ONE);
    const [locked] = await this.requests.lock(unit.manager, [id]);
    return locked ?? refused('Não há essa solicitação.');
  }
}
