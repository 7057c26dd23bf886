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
import { explain } from './explain';
import { meantProfile } from './meant-profile';
import { PreviewArgs } from './preview.args';
import {
  keptPreview,
  previewCursor,
  type PreviewedRecord,
  previewedRecords,
} from './preview.store';

const PAGE = 200;

/** What the run that was rehearsed would send, record by record. */
@Injectable()
export class PreviewCommand {
  constructor(private readonly profiles: Profiles) {}

  @Command({
    name: 'people.preview',
    changes: false,
    about:
      'lista os registros que uma execução com preview enviaria, e o que muda em cada um pelo nome dos campos',
    args: PreviewArgs,
  })
  async preview(args: PreviewArgs, _: Asked, { manager }: UnitOfWork): Promise<CommandResult> {
    let { profile } = args;
    if (args.run === undefined) {
      const meant = meantProfile(this.profiles, profile);
      if ('refused' in meant) return refused(meant.refused);
      profile = meant.profile;
    }
    const run = await keptPreview(manager, profile, args.run);
    if (!run) return refused(notKept(profile, args.run));
    const limit = args.limit ?? PAGE;
    const rows = await previewedRecords(manager, run.id, args, limit);
    const { items, next } = pageOf(rows.map(factsOf), limit, previewCursor);
    const more = next === null ? '' : `; há mais: continue com --after "${next}"`;
    return {
      message: `${items.length} registros do preview ${run.id}, perfil ${run.profile}${more}.`,
      result: { run: run.id, profile: run.profile, endedAt: run.endedAt, records: items, next },
    };
  }
}

function factsOf({ entity, key, state, kind, fields, by, code, reason, heldFor }: PreviewedRecord) {
  return {
    ...{ entity, key, state, kind, fields, by, code, reason },
    ...{ explanation: explain(code, reason), heldFor },
  };
}

function notKept(profile: string | undefined, run: string | undefined): string {
  const what =
    run === undefined
      ? `O perfil ${profile} não tem preview terminado com registros guardados`
      : `A execução ${run} não é um preview terminado com registros guardados`;
  const begin = `people run start ${profile ?? '<perfil>'} --preview`;
  return `${what}: só os do mais novo de cada perfil são. Faça um: "${begin}".`;
}
