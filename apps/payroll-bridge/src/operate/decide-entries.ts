import { Injectable } from '@nestjs/common';
import { type Asked, type CommandResult, refused, type UnitOfWork } from '@ponte/messaging';
import { Profiles } from '../config/profiles';
import { EntrySettling, type ChangeResult, type EntryChange } from '../ledger/entry-settling';
import type { PayrollEntry } from '../ledger/payroll-entry.entity';
import { Messages } from '../ledger/messages';
import { tellReopened } from '../tell/tell-reopened';
import { MOST_DECIDED, type DecideArgs } from './decide.args';
import { DECISIONS, DONE, isDecidable, type Verb } from './decisions';
import { databaseNow } from '../ledger/entry-book';
import { shownEmployee } from './entry-facts';
import { cursorOf, findByFilter, narrows } from './entry-filter';
import { namedEntries } from './named-entries';
import { findByIds, stillAtWork } from './decidable.store';

/** An entry that was left as it is, and why. */
interface Left {
  readonly id: string;
  readonly code: string;
  readonly message: string;
}

const WHICH =
  'Informe ids de lançamentos, ou um filtro: profile, empresa, estabelecimento, competencia, evento, since, reason ou call.';
const UNTIL =
  'Informe com after o until da resposta anterior: um filtro decide só o que já era assim quando começou.';
const WHICH_REOPENED = 'Informe ids de lançamentos, ou pelo menos profile e competencia.';

/**
 * What a person decides of entries: each is moved with who, why and the command in its history, and told. An entry that is
 * not in the state that the decision is about, left it meanwhile, or is in another version than the person was shown, is left
 * alone and named.
 */
@Injectable()
export class DecideEntries {
  constructor(
    private readonly settling: EntrySettling,
    private readonly profiles: Profiles,
    private readonly messages: Messages,
  ) {}

  async decide(
    verb: Verb,
    args: DecideArgs,
    asked: Asked,
    unit: UnitOfWork,
  ): Promise<CommandResult> {
    const fault = faultOf(verb, args);
    if (fault !== undefined) return refused(fault);
    const limit = args.limit ?? MOST_DECIDED;
    const named = namedEntries(args.ids ?? []);
    // By one clock: the operator's may go ahead of it.
    const until = earlier(args.until, await databaseNow(unit.manager));
    const kind = verb === 'reopen' ? 'accepted' : 'unknown';
    const found = args.ids
      ? await findByIds(unit.manager, [...named.keys()])
      : await findByFilter(unit.manager, kind, { ...args, until }, limit);
    const left = [
      ...missing([...named.keys()], found),
      ...(await this.standing(unit, verb, found, named)),
    ];
    const kept = new Set(left.map(({ id }) => id));
    const open = found.filter(({ id }) => !kept.has(id));
    const results = await this.settling.settle(
      unit,
      open.map((entry) => changeOf(verb, entry, asked)),
    );
    if (verb === 'reopen') this.tellReopened(unit, results);
    const { decided, changed } = told(results, open);
    const all = [...left, ...changed];
    const last = found.at(-1);
    const next = !args.ids && last && found.length >= limit ? cursorOf(kind, last) : null;
    const result = { decided, refused: all, next, ...(args.ids ? {} : { until }) };
    if (args.ids && decided.length === 0)
      return refused(all[0]?.message ?? 'Nada a decidir.', result);
    const not = all.length > 0 ? `, ${all.length} deixados como estão` : '';
    return { message: `${decided.length} lançamentos ${DONE[verb]}${not}.`, result };
  }

  /** Those of which it would be wrong, or too early, to decide. */
  private async standing(
    { manager }: UnitOfWork,
    verb: Verb,
    entries: readonly PayrollEntry[],
    shown: ReadonlyMap<string, number | undefined>,
  ): Promise<Left[]> {
    const { saysAbsent } = DECISIONS[verb];
    const atWork = saysAbsent
      ? await stillAtWork(manager, entries, (id) => this.profiles.byId(id)?.datasul.timeoutMs)
      : new Set<string>();
    return entries.flatMap((entry) => {
      const { id, callId, profile, version } = entry;
      if (version !== (shown.get(id) ?? version))
        return { id, code: 'changed', message: changedText(entry, shown.get(id)) };
      if (!isDecidable(verb, entry)) return { id, code: 'state', message: stateText(verb, entry) };
      if (callId !== null && atWork.has(callId))
        return { id, code: 'call-at-work', message: atWorkText(id, callId) };
      if (verb === 'resend' && this.profiles.byId(profile)?.active !== true)
        return {
          ...{ id, code: 'profile' },
          message: `O lançamento ${id} é do perfil ${profile}, que não está ativo: nada o lançaria.`,
        };
      return [];
    });
  }

  private tellReopened(unit: UnitOfWork, results: readonly ChangeResult[]): void {
    for (const { moved, entry } of results)
      if (moved && entry)
        tellReopened(unit, entry, (text) => this.messages.seal(entry.source, entry.employee, text));
  }
}

function faultOf(verb: Verb, args: DecideArgs): string | undefined {
  if (args.ids) return narrows(args) ? 'Informe ids ou um filtro, não os dois.' : undefined;
  if (verb !== 'reopen' && !narrows(args)) return WHICH;
  if (verb === 'reopen' && (args.profile === undefined || args.competencia === undefined))
    return WHICH_REOPENED;
  return args.after !== undefined && args.until === undefined ? UNTIL : undefined;
}

function earlier(until: string | undefined, now: Date): string {
  const given = until === undefined ? now : new Date(until);
  return (given < now ? given : now).toISOString();
}

function missing(ids: readonly string[], found: readonly PayrollEntry[]): Left[] {
  const known = new Set(found.map(({ id }) => id));
  return ids
    .filter((id) => !known.has(id))
    .map((id) => ({ id, code: 'not-found', message: `Não há lançamento ${id}.` }));
}

function changeOf(verb: Verb, { id, version }: PayrollEntry, asked: Asked): EntryChange {
  const { move } = DECISIONS[verb];
  const { actor, why, commandId } = asked;
  return {
    id,
    move,
    because: { actor, why, commandId, reason: `operator-${verb}` },
    // What was read may be in another state, or have another value, by now.
    onlyIf: { version },
  };
}

function told(results: readonly ChangeResult[], before: readonly PayrollEntry[]) {
  const were = new Map(before.map((entry) => [entry.id, entry]));
  const decided = results.flatMap(({ id, moved, entry }) => {
    const was = were.get(id);
    return moved && entry && was
      ? [{ id, from: was.state, to: entry.state, was: wasFacts(was) }]
      : [];
  });
  const changed = results.flatMap(({ id, moved }): Left[] =>
    moved ? [] : [{ id, code: 'changed', message: `O lançamento ${id} mudou neste instante.` }],
  );
  return { decided, changed };
}

/** What was decided about, so that a rehearsal shows it. */
function wasFacts(entry: PayrollEntry) {
  const { version, empresa, employee, competencia, evento, datafalta, referencia } = entry;
  return {
    ...{ version, empresa, employee: shownEmployee(employee), competencia, evento },
    ...{ datafalta, referencia },
  };
}

function changedText({ id, version, state }: PayrollEntry, shown = 0): string {
  return `O lançamento ${id} mudou desde que foi mostrado (versão ${shown}; agora ${version}, ${state}): olhe de novo.`;
}

function stateText(verb: Verb, { id, state }: PayrollEntry): string {
  const is = `O lançamento ${id} está ${state}`;
  if (verb === 'reopen' && state === 'sending')
    return `${is}: espere o retorno do Datasul e reabra de novo.`;
  if (verb === 'reopen' && state === 'unknown')
    return `${is}: resolva-o (payroll unknown) e reabra de novo.`;
  return `${is}, não ${DECISIONS[verb].from}.`;
}

function atWorkText(id: string, callId: string): string {
  return `A chamada ${callId}, em que o lançamento ${id} estava, ainda pode estar em andamento no Datasul: repita em alguns minutos.`;
}
