import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Profiles } from '../config/profiles';
import type { PeopleRun } from '../run/people-run';
import { RunStore } from '../run/run.store';
import { newestRun } from './run-look.store';

/** A run that somebody asked for, or why there is none, in Portuguese. */
export type FoundRun = { readonly run: PeopleRun } | { readonly refused: string };

/** Finds the run that an operator means: by its id, or the newest of a profile; a profile that is alone need not be named. */
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
    if (id !== undefined) {
      const run = await this.runs.find(manager, id);
      if (!run) return { refused: `Não há execução ${id}, ou já não é guardada.` };
      return profile === undefined || run.profile === profile
        ? { run }
        : { refused: `A execução ${id} é do perfil ${run.profile}.` };
    }
    const known = this.profiles.all().map((each) => each.id);
    const meant = profile ?? (known.length === 1 ? known[0] : undefined);
    if (meant === undefined)
      return { refused: `Informe o perfil, ou uma execução. Perfis: ${known.join(', ')}.` };
    const newest = await newestRun(manager, meant);
    const run = newest === undefined ? undefined : await this.runs.find(manager, newest);
    if (run) return { run };
    return {
      refused: known.includes(meant)
        ? `O perfil ${meant} ainda não teve execução.`
        : `Não há perfil "${meant}". Perfis: ${known.join(', ')}.`,
    };
  }
}
