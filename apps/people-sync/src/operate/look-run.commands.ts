import { Injectable } from '@nestjs/common';
import {
  type Asked,
  Command,
  type CommandResult,
  pageOf,
  refused,
  type UnitOfWork,
} from '@ponte/messaging';
import { ENDPOINTS } from '../config/datasul.config';
import { type ListRead, ReadStore } from '../read/read.store';
import { FindRun } from './find-run';
import { runFacts } from './run-facts';
import { askedStop, listRuns, lotCounts, runCursor, stateCounts } from './run-look.store';
import { progressText } from './run-progress';
import { RunListArgs, RunShowArgs } from './run.args';

const PAGE = 50;

/** Which runs there were, and how far one is. */
@Injectable()
export class LookRunCommands {
  constructor(
    private readonly runs: FindRun,
    private readonly reads: ReadStore,
  ) {}

  @Command({
    name: 'people.run.list',
    changes: false,
    about: 'lista execuções, as mais novas primeiro',
    args: RunListArgs,
  })
  async list(args: RunListArgs, _: Asked, { manager }: UnitOfWork): Promise<CommandResult> {
    const limit = args.limit ?? PAGE;
    const { items, next } = pageOf(await listRuns(manager, args, limit), limit, runCursor);
    const shown = items.map(({ id, profile, state, mode, preview, cause, ...run }) => ({
      ...{
        id,
        profile,
        state,
        mode,
        preview,
        cause,
        startedAt: run.startedAt,
        endedAt: run.endedAt,
      },
      ...run,
    }));
    const more = next === null ? '' : `; há mais: continue com --after "${next}"`;
    return { message: `${items.length} execuções${more}.`, result: { runs: shown, next } };
  }

  @Command({
    name: 'people.run.show',
    changes: false,
    about:
      'mostra uma execução, ou a mais nova de um perfil: até onde leu, os lotes, o que pergunta',
    args: RunShowArgs,
  })
  async show(args: RunShowArgs, _: Asked, { manager }: UnitOfWork): Promise<CommandResult> {
    const found = await this.runs.find(manager, args);
    if ('refused' in found) return refused(found.refused);
    const { run } = found;
    const { id, profile, counts } = run;
    const reads = inOrder(await this.reads.of(manager, id));
    const lots = await lotCounts(manager, id);
    const stop = await askedStop(manager, id);
    const { decisions = [], written = [], people } = counts;
    return {
      message: progressText({ run, reads, lots, stop }),
      result: {
        ...runFacts(run),
        ...{ stop: stop ?? null, decisions, asked: run.asked ?? [] },
        ...{ reads: reads.map(readFacts), lots },
        // Of the profile as it is now, whichever run brought it there.
        ...{ records: await stateCounts(manager, profile), written },
        people: people ?? null,
      },
    };
  }
}

function inOrder(lists: readonly ListRead[]): ListRead[] {
  return ENDPOINTS.flatMap((name) => lists.filter(({ endpoint }) => endpoint === name));
}

function readFacts(list: ListRead) {
  const { endpoint, state, mode, since, page, items, changed, faulty, missing } = list;
  const { again, nameless, pages, beganAt, endedAt } = list;
  return {
    ...{ endpoint, state, page, items, changed, faulty, missing, mode },
    ...{ since, again, nameless, pages, beganAt, endedAt },
  };
}
