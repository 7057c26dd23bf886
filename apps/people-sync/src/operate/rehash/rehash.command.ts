import { Injectable } from '@nestjs/common';
import {
  type Asked,
  Command,
  type CommandResult,
  LookupKeys,
  refused,
  RehashPass,
  type UnitOfWork,
} from '@ponte/messaging';
import { RunStore } from '../../run/run.store';
import { rehearsedText, stateText } from '../run-text';
import { RehashArgs } from './rehash.args';
import { firstPlace, nextPhase, rehashCursor, type RehashPlace, rehashPlace } from './rehash-place';
import { RehashStore } from './rehash.store';
import { Rehashing } from './rehashing';

/** Persons of one transaction, with their bonds and records: less than a second. */
const PAGE = 500;

/** Before a key of PII_LOOKUP_KEYS or PII_KEYS is dropped: nothing may be left that only it finds or opens. */
@Injectable()
export class RehashCommand {
  constructor(
    private readonly rehashing: Rehashing,
    private readonly store: RehashStore,
    private readonly runs: RunStore,
    private readonly keys: LookupKeys,
    private readonly pass: RehashPass,
  ) {}

  @Command({
    name: 'people.rehash',
    changes: true,
    about:
      'põe uma página de pessoas, vínculos e registros da Feedz sob as primeiras chaves de PII_LOOKUP_KEYS e PII_KEYS',
    args: RehashArgs,
  })
  async rehash(args: RehashArgs, asked: Asked, unit: UnitOfWork): Promise<CommandResult> {
    await this.keys.use();
    const { manager } = unit;
    const place = args.after === undefined ? await this.first(unit, '') : rehashPlace(args.after);
    if (place) {
      // Records change hands only where nobody reads or writes them.
      await this.runs.lockProfile(manager, place.profile);
      const open = await this.runs.openOf(manager, place.profile);
      if (open)
        return refused(
          `A execução ${open.id} do perfil ${place.profile} está ${stateText(open.state)}: espere que termine, ou encerre-a com "people run stop ${open.id}".`,
        );
    }
    const nothing = { changed: 0, left: [], last: undefined };
    const part = place ? await this.rehashing.page(unit, place, args.limit ?? PAGE) : nothing;
    const follows = place && (await this.following(unit, place, part.last));
    const next = follows ? rehashCursor(follows) : null;
    const clean = part.left.length === 0;
    const keys = asked.dryRun
      ? null
      : await this.pass.page(manager, { after: args.after, next, clean });
    const not = clean ? '' : `, ${part.left.length} que não puderam`;
    return {
      message: `${part.changed} registros refeitos${not}${rehearsedText(asked)}.`,
      result: { rehashed: part.changed, left: part.left, next, keys },
    };
  }

  private async following(
    unit: UnitOfWork,
    place: RehashPlace,
    last: string | undefined,
  ): Promise<RehashPlace | undefined> {
    if (last !== undefined) return { ...place, key: last };
    return nextPhase(place) ?? this.first(unit, place.profile);
  }

  private async first({ manager }: UnitOfWork, after: string): Promise<RehashPlace | undefined> {
    const profile = await this.store.profileAfter(manager, after);
    return profile === undefined ? undefined : firstPlace(profile);
  }
}
