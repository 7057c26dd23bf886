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
import { heldCursor, type HeldGroup, heldGroups } from './held.store';
import { meantProfile } from './meant-profile';
import { HeldArgs } from './report.args';

const PAGE = 100;

/** What records wait for. */
@Injectable()
export class HeldCommands {
  constructor(private readonly profiles: Profiles) {}

  @Command({
    name: 'people.held',
    changes: false,
    about: 'mostra pelo que os registros em espera esperam, o que segura mais primeiro',
    args: HeldArgs,
  })
  async held(args: HeldArgs, _: Asked, { manager }: UnitOfWork): Promise<CommandResult> {
    const meant = meantProfile(this.profiles, args.profile);
    if ('refused' in meant) return refused(meant.refused);
    const limit = args.limit ?? PAGE;
    const rows = await heldGroups(manager, meant.profile, args.after, limit);
    const { items, next } = pageOf(rows, limit, heldCursor);
    const more = next === null ? '' : `; há mais: continue com --after "${next}"`;
    return {
      message: `${items.length} motivos de espera${more}.`,
      result: { held: items.map(heldFacts), next },
    };
  }
}

function heldFacts(group: HeldGroup) {
  const { count, entity, code, reason, neededEntity, neededKey, ...needed } = group;
  const { neededState, neededCode, neededReason, neededPresent } = needed;
  return {
    ...{ count, entity, code, explanation: explain(code, reason), neededEntity, neededKey },
    ...{ neededState, neededExplanation: explain(neededCode, neededReason) },
    ...{ reason, neededCode, neededReason, neededPresent },
  };
}
