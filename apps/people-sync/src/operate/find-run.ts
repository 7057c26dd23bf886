import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Profiles } from '../config/profiles';
import type { PeopleRun } from '../run/people-run';
import { RunStore } from '../run/run.store';
import { meantProfile } from './meant-profile';
import { newestRun } from './run-look.store';
import { noRunText } from './run-text';

/** A run that somebody asked for, or why there is none, in Portuguese. */
export type FoundRun =
  | { readonly run: PeopleRun; /** Of its profile. */ readonly isNewest: boolean }
  | { readonly refused: string };

/** Finds the run that an operator means: by its id, or the newest of a profile. */
@Injectable()
export class FindRun {
  constructor(
    private readonly runs: RunStore,
    private readonly profiles: Profiles,
  ) {}

  async find(
    manager: EntityManager,
    { run: id, profile }: { readonly run?: string; readonly profile?: string },
  ): Promise<FoundRun> {
    if (id === undefined) return this.newest(manager, profile);
    const run = await this.runs.find(manager, id);
    if (!run) return { refused: noRunText(id) };
    if (profile !== undefined && run.profile !== profile)
      return {
        refused: `A execução ${id} é do perfil ${run.profile}, não de ${profile}: informe um dos dois só, ou o perfil certo.`,
      };
    return { run, isNewest: (await newestRun(manager, run.profile)) === run.id };
  }

  private async newest(manager: EntityManager, profile: string | undefined): Promise<FoundRun> {
    const meant = meantProfile(this.profiles, profile);
    if ('refused' in meant) return meant;
    const id = await newestRun(manager, meant.profile);
    const run = id === undefined ? undefined : await this.runs.find(manager, id);
    return run
      ? { run, isNewest: true }
      : {
          refused: `O perfil ${meant.profile} ainda não teve execução: comece com "people run start ${meant.profile} --preview", que nada envia.`,
        };
  }
}
