import { Injectable } from '@nestjs/common';
import {
  type Asked,
  Command,
  type CommandResult,
  pageOf,
  refused,
  type UnitOfWork,
} from '@ponte/messaging';
import { Profiles } from '../config/profiles';
import { RunStore } from '../run/run.store';
import { goneCounts, goneRecords, type GoneRecord } from './gone.store';
import { meantProfile } from './meant-profile';
import { MissingArgs } from './missing.args';

const PAGE = 200;

/** Who is not there any more: before somebody says so, to find out whether that can be. */
@Injectable()
export class MissingCommand {
  constructor(
    private readonly profiles: Profiles,
    private readonly runs: RunStore,
  ) {}

  @Command({
    name: 'people.missing',
    changes: false,
    about: 'lista quem o Datasul não traz mais: os já marcados, e os de que uma execução pergunta',
    args: MissingArgs,
  })
  async missing(args: MissingArgs, _: Asked, { manager }: UnitOfWork): Promise<CommandResult> {
    const meant = meantProfile(this.profiles, args.profile);
    if ('refused' in meant) return refused(meant.refused);
    const { profile } = meant;
    const open = await this.runs.openOf(manager, profile);
    const asking = open?.state === 'asking' ? open : undefined;
    const limit = args.limit ?? PAGE;
    const rows = await goneRecords(manager, profile, asking, args, limit);
    const { items, next } = pageOf(
      rows.map(goneFacts),
      limit,
      ({ entity, key }) => `${entity}/${key}`,
    );
    // With the first page only: they are of all pages.
    const counts = args.after === undefined ? await goneCounts(manager, profile, asking, args) : [];
    const asks = asking ? `; a execução ${asking.id} pergunta de parte deles` : '';
    return {
      message: `${items.length} registros ausentes do Datasul${asks}.`,
      result: { profile, run: asking?.id ?? null, counts, records: items, next },
    };
  }
}

function goneFacts({ sealed, ...record }: GoneRecord) {
  return { ...record, sealed: { record: sealed } };
}
