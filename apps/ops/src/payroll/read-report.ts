import { allPages } from '../ask/all-pages';
import type { OpsContext } from '../program/context';
import { mergeMessages } from './merge-messages';
import { SERVICE } from './service';
import type { Report, ReportMessage, ReportReason, ReportRow, ReportSums } from './report-shapes';

interface RowsPage {
  readonly asOf: string;
  readonly totals: readonly ReportSums[];
  readonly rows: readonly ReportRow[];
  readonly next: string | null;
}

/** The whole report, page by page. What changes meanwhile may be counted as it was or as it is. */
export async function readReport(
  context: OpsContext,
  competencia: string,
  args: Readonly<Record<string, unknown>>,
): Promise<Report> {
  const rows: RowsPage[] = [];
  await allPages<RowsPage>(context, { service: SERVICE, name: 'payroll.report', args }, (page) => {
    rows.push(page);
    context.progress.show(`${competencia}: rubricas…`);
    return true;
  });
  const reasons: ReportReason[] = [];
  await allPages<{ reasons: ReportReason[]; next: string | null }>(
    context,
    { service: SERVICE, name: 'payroll.report.reasons', args },
    (page) => {
      reasons.push(...page.reasons);
      return true;
    },
  );
  const messages: ReportMessage[][] = [];
  let entries = 0;
  await allPages<{ groups: ReportMessage[]; entries: number; next: string | null }>(
    context,
    { service: SERVICE, name: 'payroll.report.messages', args },
    (page) => {
      messages.push(page.groups);
      entries += page.entries;
      context.progress.show(`${competencia}: ${entries} recusas do Datasul…`);
      return true;
    },
  );
  return {
    competencia,
    asOf: rows[0]?.asOf ?? '',
    totals: rows[0]?.totals ?? [],
    rows: rows.flatMap((page) => page.rows),
    reasons,
    messages: mergeMessages(messages),
    open: false,
  };
}
