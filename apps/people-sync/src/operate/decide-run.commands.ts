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
import { ReadingEnd } from '../read/reading-end';
import type { PeopleRun } from '../run/people-run';
import { RunEnd } from '../run/run-end';
import { RunStore } from '../run/run.store';
import { StopWriting } from '../write/stop-writing';
import { askedText, rehearsedText, stateText, inactiveText, noRunText } from './run-text';
import { RunDecideArgs } from './run.args';

/** What a person decides of a run: that what was read is right, or that the run is to end. */
@Injectable()
export class DecideRunCommands {
  constructor(
    private readonly runs: RunStore,
    private readonly reading: ReadingEnd,
    private readonly ending: RunEnd,
    private readonly stopping: StopWriting,
    private readonly profiles: Profiles,
  ) {}

  @Command({
    name: 'people.run.continue',
    changes: true,
    about: 'diz que os que faltam saíram mesmo do Datasul: a execução que pergunta segue e envia',
    args: RunDecideArgs,
  })
  async continue(
    { run: id }: RunDecideArgs,
    asked: Asked,
    unit: UnitOfWork,
  ): Promise<CommandResult> {
    const run = await this.runs.lock(unit.manager, id);
    if (!run) return refused(noRunText(id));
    if (run.state !== 'asking')
      return refused(
        `A execução ${id} não pergunta nada: está ${stateText(run.state)}. As que perguntam: "people run list --state asking".`,
      );
    if (this.profiles.byId(run.profile)?.active !== true)
      return refused(`${inactiveText(run.profile)}; até lá a execução não pode seguir.`);
    await this.reading.believe(unit, run, decidedBy(asked));
    return {
      message: `A execução ${id} segue: ${askedText(run.asked ?? [])} são dados como ausentes do Datasul${rehearsedText(asked)}.`,
      result: { runId: id, profile: run.profile, asked: run.asked },
    };
  }

  @Command({
    name: 'people.run.stop',
    changes: true,
    about: 'encerra uma execução; o que já está a caminho da Feedz termina antes',
    args: RunDecideArgs,
  })
  async stop({ run: id }: RunDecideArgs, asked: Asked, unit: UnitOfWork): Promise<CommandResult> {
    const run = await this.runs.lock(unit.manager, id);
    if (!run) return refused(noRunText(id));
    switch (run.state) {
      case 'reading':
      case 'asking':
        await this.ending.end(unit, run, 'stopped', { ...decidedBy(asked), reason: 'operator' });
        return stopped(asked, run, 'nada é marcado como ausente nem enviado');
      case 'writing':
        await this.stopping.stop(unit, run, { ...decidedBy(asked), reason: 'operator' });
        return stopped(asked, run, 'o que está a caminho da Feedz termina, e nada mais é enviado');
      default:
        return refused(
          `A execução ${id} já terminou: está ${stateText(run.state)}; não há o que encerrar. As abertas: "people run list --state reading,asking,writing".`,
        );
    }
  }
}

function decidedBy({ actor, why }: Asked) {
  return { actor, why: scrubText(why) };
}

function stopped(asked: Asked, { id, profile }: PeopleRun, what: string): CommandResult {
  return {
    message: `Execução ${id}: encerramento pedido; ${what}${rehearsedText(asked)}.`,
    result: { runId: id, profile },
  };
}
