import { Injectable } from '@nestjs/common';
import {
  type Asked,
  Command,
  type CommandResult,
  refused,
  type UnitOfWork,
} from '@ponte/messaging';
import { scrubText } from '@ponte/platform';
import { Profiles } from '../config/profiles';
import { RUNS_PER_DAY } from '../config/schedule-config.rules';
import type { RunStart } from '../run/run-request';
import { StartRun } from '../run/start-run';
import { rehearsedText, inactiveText } from './run-text';
import { RunStartArgs } from './run.args';

type Refused = Extract<RunStart, { started: false }>;

const MODE_WORDS = {
  full: 'lê tudo',
  incremental: 'lê o que mudou',
  write: 'não lê nada, só decide e envia',
};

/** Begins a run, by a person and not by the schedule. */
@Injectable()
export class StartRunCommand {
  constructor(
    private readonly runs: StartRun,
    private readonly profiles: Profiles,
  ) {}

  @Command({
    name: 'people.run.start',
    changes: true,
    about: 'começa uma execução de um perfil: lê o Datasul, decide e envia à Feedz',
    args: RunStartArgs,
  })
  async start(args: RunStartArgs, asked: Asked, unit: UnitOfWork): Promise<CommandResult> {
    const { profile, mode, preview = false, override = false } = args;
    const start = await this.runs.start(unit, {
      ...{ profile, preview, override, cause: 'operator' },
      ...(mode && { mode }),
      // A person's words are kept with the run for longer than the command itself.
      ...{ actor: asked.actor, why: scrubText(asked.why) },
    });
    if (!start.started) return this.refuse(profile, start);
    const { runId, mode: chosen } = start;
    const sends = preview ? '; nada é enviado à Feedz' : '';
    return {
      message: `Execução ${runId} começou: ${MODE_WORDS[chosen]}${sends}${rehearsedText(asked)}.`,
      result: { runId, profile, mode: chosen, preview, override },
    };
  }

  private refuse(profile: string, { refused: why, runId }: Refused): CommandResult {
    switch (why) {
      case 'unknown-profile': {
        const known = this.profiles.all().map(({ id }) => id);
        return refused(`Não há perfil "${profile}". Perfis: ${known.join(', ')}.`);
      }
      case 'inactive-profile':
        return refused(`${inactiveText(profile)}.`);
      case 'run-open':
        return refused(
          `A execução ${runId ?? ''} do perfil ${profile} ainda não terminou: veja "people run show ${runId ?? ''}"; espere que termine, ou encerre-a com "people run stop ${runId ?? ''}".`,
          { runId },
        );
      case 'twice-today':
        return refused(
          `Hoje já houve ${RUNS_PER_DAY} execuções que enviaram à Feedz, e ela pede que não haja mais. ` +
            'Ensaie com preview (--preview), ou diga que deve ser mesmo assim (--override).',
        );
    }
  }
}
