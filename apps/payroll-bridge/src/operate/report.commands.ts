import { Injectable } from '@nestjs/common';
import { type Asked, Command, type CommandResult, pageOf, type UnitOfWork } from '@ponte/messaging';
import { MessageGroups } from './message-groups';
import { ReportArgs, ReportMessagesArgs } from './report.args';
import {
  reasonCursor,
  reportReasons,
  reportRows,
  reportTotals,
  rowCursor,
  type Sums,
} from './report.store';
import { shownAmount } from './shown-amount';

/** As many as an answer carries: each page counts the whole competência anew, about 2.5 s of 200,000 entries. */
const PAGE = 500;
/** Entries looked at for a page; where nearly each has a message of its own, a page ends earlier, by its size. */
const ENTRIES = 400;

/** What became of a competência, to be compared with Datasul's own report. */
@Injectable()
export class ReportCommands {
  constructor(private readonly messages: MessageGroups) {}

  @Command({
    name: 'payroll.report',
    changes: false,
    about: 'conta uma competência por empresa e rubrica, com totais exatos por unidade',
    args: ReportArgs,
  })
  async report(args: ReportArgs, { now }: Asked, { manager }: UnitOfWork): Promise<CommandResult> {
    const limit = args.limit ?? PAGE;
    const { items, next } = pageOf(await reportRows(manager, args, limit), limit, rowCursor);
    const totals = args.after === undefined ? await reportTotals(manager, args) : [];
    const rows = items.map(withTotals);
    const result = { asOf: now.toISOString(), totals: totals.map(withTotals), rows, next };
    return { message: `${rows.length} rubricas por empresa em ${args.competencia}.`, result };
  }

  @Command({
    name: 'payroll.report.reasons',
    changes: false,
    about:
      'conta, na competência, os motivos que a Ponte ou um operador deu, por empresa e rubrica',
    args: ReportArgs,
  })
  async reasons(args: ReportArgs, _: Asked, { manager }: UnitOfWork): Promise<CommandResult> {
    const limit = args.limit ?? PAGE;
    const found = await reportReasons(manager, args, limit);
    const { items, next } = pageOf(found, limit, reasonCursor);
    return { message: `${items.length} motivos.`, result: { reasons: items, next } };
  }

  @Command({
    name: 'payroll.report.messages',
    changes: false,
    about:
      'conta, na competência, as recusas do Datasul por mensagem (lacrada), uma página de lançamentos',
    args: ReportMessagesArgs,
  })
  async refusals(
    args: ReportMessagesArgs,
    _: Asked,
    { manager }: UnitOfWork,
  ): Promise<CommandResult> {
    const page = await this.messages.page(manager, args, Math.min(args.limit ?? ENTRIES, ENTRIES));
    return { message: `${page.entries} recusas, ${page.groups.length} mensagens.`, result: page };
  }
}

/** With the sums as people of payroll read them. */
function withTotals<T extends Sums & { readonly unit: string }>(sums: T) {
  const { unit, amount, unknownAmount } = sums;
  return {
    ...sums,
    total: shownAmount(unit, amount),
    unknownTotal: shownAmount(unit, unknownAmount),
  };
}
