import { allPages } from '../ask/all-pages';
import { resultOf } from '../ask/result-of';
import type { OpsContext } from '../program/context';
import { given } from '../program/options';
import type { Report, ReportCounts, ReportFault, ReportRecord } from './report-shapes';
import { SERVICE } from './service';

/** What a report is about. */
export interface ReportScope {
  readonly run?: string;
  readonly profile?: string;
  readonly entities?: readonly string[];
  readonly states?: readonly string[];
  readonly code?: number;
  /** Whether sealed parts are asked for. */
  readonly sealed?: boolean;
}

interface RecordsPage {
  readonly records: readonly ReportRecord[];
  readonly next: string | null;
}

/**
 * A run's numbers, its records and its faults, page by page.
 *
 * @param most so many records; the service's answers hold a few hundred each
 */
export async function readReport(
  context: OpsContext,
  { run, profile, ...filter }: ReportScope,
  most: number,
): Promise<Report> {
  const question = { service: SERVICE, name: 'people.report', changes: false };
  const scope = given({ run, profile });
  const counts = resultOf<ReportCounts>(await context.asking.ask({ ...question, args: scope }));
  // A run that begins meanwhile is another one.
  const { id } = counts.run;
  const records = await readRecords(context, { run: id, ...given(filter) }, most);
  const items: ReportFault[] = [];
  if (counts.faults.length > 0)
    await allPages<{ faults: readonly ReportFault[]; next: string | null }>(
      context,
      { service: SERVICE, name: 'people.report.faults', args: { run: id } },
      ({ faults }) => {
        items.push(...faults);
        return true;
      },
    );
  return {
    ...{ ...counts, items, open: false },
    ...{ records: records.slice(0, most), more: records.length > most },
  };
}

async function readRecords(
  context: OpsContext,
  args: Readonly<Record<string, unknown>>,
  most: number,
): Promise<ReportRecord[]> {
  const found: ReportRecord[] = [];
  await allPages<RecordsPage>(
    context,
    { service: SERVICE, name: 'people.report.records', args },
    ({ records }) => {
      found.push(...records);
      context.progress.show(`${found.length} registros…`);
      return found.length <= most;
    },
  );
  return found;
}
