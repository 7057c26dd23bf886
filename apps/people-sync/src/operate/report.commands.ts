import { Injectable } from '@nestjs/common';
import {
  type Asked,
  Command,
  type CommandResult,
  pageOf,
  refused,
  type UnitOfWork,
} from '@ponte/messaging';
import type { EntityManager } from 'typeorm';
import type { PeopleRun, RunCounts } from '../run/people-run';
import { WriteCounts } from '../write/write-counts';
import { explain } from './explain';
import { FindRun } from './find-run';
import { ReportArgs, ReportFaultsArgs, ReportRecordsArgs } from './report.args';
import {
  faultCounts,
  recordCursor,
  type ReportedRecord,
  refusalGroups,
  reportedFaults,
  reportedRecords,
} from './report.store';
import { runFacts } from './run-facts';
import { stateCounts } from './run-look.store';
import { stateText } from './run-text';

const PAGE = 300;

/** What a run read, sent and was answered. */
@Injectable()
export class ReportCommands {
  constructor(
    private readonly runs: FindRun,
    private readonly counts: WriteCounts,
  ) {}

  @Command({
    name: 'people.report',
    changes: false,
    about:
      'conta o que uma execução leu, enviou e o que foi aceito, recusado ou espera, por código',
    args: ReportArgs,
  })
  async report(args: ReportArgs, { now }: Asked, { manager }: UnitOfWork): Promise<CommandResult> {
    const found = await this.runs.find(manager, args);
    if ('refused' in found) return refused(found.refused);
    const { run, isNewest } = found;
    const { read = [], people = null, decisions = [] } = run.counts;
    const { written, refusals } = await this.countsOf(manager, run);
    return {
      message: `Execução ${run.id} do perfil ${run.profile}: ${stateText(run.state)}.`,
      result: {
        ...{ asOf: now.toISOString(), isNewest, run: runFacts(run) },
        ...{ asked: run.asked ?? [], decisions },
        ...{ read, people, written },
        refusals: refusals.map((each) => ({
          ...each,
          explanation: explain(each.code ?? null, each.reason ?? null),
        })),
        faults: await faultCounts(manager, run.id),
        states: await stateCounts(manager, run.profile),
      },
    };
  }

  /** A run that has not come to its end counted nothing yet: as it is now. */
  private async countsOf(
    manager: EntityManager,
    run: PeopleRun,
  ): Promise<Required<Pick<RunCounts, 'written' | 'refusals'>>> {
    const { written, refusals } = run.counts;
    if (written && refusals) return { written, refusals };
    return run.state === 'writing' && !run.preview
      ? this.counts.of(manager, run)
      : { written: [], refusals: await refusalGroups(manager, run.profile) };
  }

  @Command({
    name: 'people.report.records',
    changes: false,
    about: 'lista os registros que a Feedz não tem como deveria, um a um, só com a chave',
    args: ReportRecordsArgs,
  })
  async records(args: ReportRecordsArgs, _: Asked, unit: UnitOfWork): Promise<CommandResult> {
    const found = await this.runs.find(unit.manager, args);
    if ('refused' in found) return refused(found.refused);
    const { run, isNewest } = found;
    const limit = args.limit ?? PAGE;
    const of = isNewest ? { profile: run.profile } : { profile: run.profile, run: run.id };
    const rows = await reportedRecords(unit.manager, of, args, limit);
    const page = pageOf(rows.map(recordFacts), limit, recordCursor);
    return {
      message: `${page.items.length} registros.`,
      result: { records: page.items, next: page.next },
    };
  }

  @Command({
    name: 'people.report.faults',
    changes: false,
    about: 'lista o que veio do Datasul e não pôde ser entendido, um a um, só com a chave',
    args: ReportFaultsArgs,
  })
  async faults(args: ReportFaultsArgs, _: Asked, { manager }: UnitOfWork): Promise<CommandResult> {
    const found = await this.runs.find(manager, { run: args.run });
    if ('refused' in found) return refused(found.refused);
    const limit = args.limit ?? PAGE;
    const rows = await reportedFaults(manager, args.run, Number(args.after ?? 0), limit);
    const page = pageOf(rows, limit, ({ position }) => String(position));
    return {
      message: `${page.items.length} falhas de leitura.`,
      result: { faults: page.items, next: page.next },
    };
  }
}

function recordFacts({ message, person, ...record }: ReportedRecord) {
  const { entity, key, state, by, code, reason, heldFor, settledAt, run } = record;
  return {
    ...{ entity, key, state, by, code, reason, explanation: explain(code, reason) },
    ...{ heldFor, settledAt, run, sealed: { message, person } },
  };
}
