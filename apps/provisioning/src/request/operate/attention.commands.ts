import { Injectable } from '@nestjs/common';
import {
  type Asked,
  Command,
  type CommandResult,
  refused,
  type UnitOfWork,
} from '@ponte/messaging';
import { AttentionTimer } from '../watch/attention.timer';
import { idOf } from './find-requests';
import { RetryArgs } from './request.args';

const PAGE = 50;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Judging again what needs attention, by today's rules and what was heard of the hire. Nothing is typed in. */
@Injectable()
export class AttentionCommands {
  constructor(private readonly attention: AttentionTimer) {}

  @Command({
    name: 'provisioning.retry-attention',
    changes: true,
    about:
      'julga de novo, pelas regras de hoje, o que precisa de atenção: uma solicitação ou uma página delas',
    args: RetryArgs,
  })
  async retry(args: RetryArgs, _: Asked, unit: UnitOfWork): Promise<CommandResult> {
    const id = idOf(args);
    const limit = id === undefined ? (args.limit ?? PAGE) : 1;
    const ids =
      id === undefined ? await this.attention.next(unit.manager, args.after ?? FIRST, limit) : [id];
    const judged = [];
    for (const each of ids) {
      const request = await this.attention.judge(unit, each);
      if (request) judged.push({ id: each, state: request.state, reason: request.reason });
    }
    if (id !== undefined && judged.length === 0)
      return refused(
        'Não há essa solicitação, ou o candidato não pode ser aberto com as chaves atuais.',
      );
    const left = judged.filter(({ state }) => state === 'needs-attention').length;
    const next = ids.length < limit || id !== undefined ? null : (ids.at(-1) ?? null);
    const more = next === null ? '' : '; há mais';
    return {
      message: `${judged.length} julgadas de novo, ${left} ainda precisam de atenção${more}.`,
      result: { requests: judged, next },
    };
  }
}
