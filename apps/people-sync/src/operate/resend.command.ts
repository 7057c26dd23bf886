import { Injectable } from '@nestjs/common';
import {
  type Asked,
  Command,
  type CommandResult,
  refused,
  type UnitOfWork,
} from '@ponte/messaging';
import { PonteLogger } from '@ponte/platform';
import { Profiles } from '../config/profiles';
import { FREED_BY_HAND } from '../rules/e-mail-owner.rules';
import { RunStore } from '../run/run.store';
import { FeedzRecordStore } from '../write/feedz-record.store';
import { type FeedzRecord, NO_VERDICT } from '../write/feedz-record';
import { mayGo } from '../write/rules/record-states.rules';
import { explain } from './explain';
import { meantProfile } from './meant-profile';
import { recordCursor } from './report.store';
import { MOST_RESENT, ResendArgs } from './resend.args';
import { rehearsedText } from './run-text';
import { lockResendable } from './resend.store';

const WHICH = 'Informe quais: entidade, código, motivo, estado ou chaves.';
const UNTIL = 'Informe until: um filtro decide só o que já era assim quando o comando começou.';

/** A record that was left as it is, and why. */
interface Left {
  readonly id: string;
  readonly code: string;
  readonly message: string;
}

/** Sends again, in the next writing, what would not be sent by itself because nothing about it has changed. */
@Injectable()
export class ResendCommand {
  private readonly log: PonteLogger;

  constructor(
    private readonly profiles: Profiles,
    private readonly runs: RunStore,
    private readonly records: FeedzRecordStore,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'people-operate' });
  }

  @Command({
    name: 'people.resend',
    changes: true,
    about:
      'põe registros recusados, em espera ou incertos de novo para envio, por filtro ou chaves',
    args: ResendArgs,
  })
  async resend(args: ResendArgs, asked: Asked, unit: UnitOfWork): Promise<CommandResult> {
    const meant = meantProfile(this.profiles, args.profile);
    if ('refused' in meant) return refused(meant.refused);
    if (!narrows(args)) return refused(WHICH);
    if (args.keys === undefined && args.until === undefined) return refused(UNTIL);
    await this.lockRun(unit, meant.profile);
    const limit = args.limit ?? MOST_RESENT;
    const found = await lockResendable(unit.manager, args, limit);
    const left = [...unfound(args, found), ...found.flatMap(leftOf)];
    const kept = new Set(left.map(({ id }) => id));
    const open = found.filter((record) => !kept.has(recordCursor(record)));
    await this.records.write(unit.manager, open.map(released));
    await this.records.freeEmails(unit.manager, meant.profile, open.filter(isFreedByHand));
    const decided = open.map((record) => ({
      ...{ id: recordCursor(record), from: record.state, to: 'to-send' },
    }));
    const last = found.at(-1);
    const next = last && found.length >= limit ? recordCursor(last) : null;
    const result = { decided, refused: left, next };
    if (args.keys && decided.length === 0)
      return refused(
        left[0]?.message ?? 'Nenhum registro assim: veja os que há com "people report".',
        result,
      );
    const facts = { profile: meant.profile, records: decided.length, dryRun: asked.dryRun };
    this.log.info(facts, 'an operator had records sent again');
    const not = left.length > 0 ? `, ${left.length} deixados como estão` : '';
    return {
      message: `${decided.length} registros vão na próxima execução${not}${rehearsedText(asked)}.`,
      result,
    };
  }

  /** As everybody does who writes records: one at a time, with or without a run under way. */
  private async lockRun({ manager }: UnitOfWork, profile: string): Promise<void> {
    await this.runs.lockProfile(manager, profile);
    const open = await this.runs.openOf(manager, profile);
    if (open) await this.runs.lock(manager, open.id);
  }
}

function narrows({ entities, states, code, reason, keys }: ResendArgs): boolean {
  return [entities, states, code, reason, keys].some((each) => each !== undefined);
}

function unfound({ keys = [] }: ResendArgs, found: readonly FeedzRecord[]): Left[] {
  const known = new Set(found.map(({ key }) => key));
  return [...new Set(keys)]
    .filter((key) => !known.has(key))
    .map((key) => ({
      ...{ id: key, code: 'not-found' },
      message: `Não há registro ${key} assim, nessas situações: confira a chave (inteira) em "people report"; um já aceito só vai de novo com --state accepted.`,
    }));
}

/** Who has the e-mail at Feedz is never sent again: that somebody has freed it there, only an operator can say. */
function isFreedByHand({ by, reason }: FeedzRecord): boolean {
  return by === 'ponte' && FREED_BY_HAND.some((each) => each === reason);
}

/** What was found out here is not helped by sending it: each run judges it anew by itself. */
function leftOf(record: FeedzRecord): Left[] {
  const { by, code, reason, wanted } = record;
  const id = recordCursor(record);
  if ((by === 'ponte' && !isFreedByHand(record)) || wanted === null) {
    const why = explain(code, reason) ?? 'nada a enviar';
    const message = `${id}: cada execução o julga de novo por si; ${why}.`;
    return [{ id, code: 'judged-here', message }];
  }
  if (!mayGo('release', record.state, 'to-send'))
    return [{ id, code: 'state', message: `${id} está ${record.state}.` }];
  return [];
}

function released(record: FeedzRecord): FeedzRecord {
  return { ...record, ...NO_VERDICT, state: 'to-send', again: true };
}
