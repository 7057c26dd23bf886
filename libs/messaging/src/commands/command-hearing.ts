import { Injectable } from '@nestjs/common';
import type { ServiceCommand } from '@ponte/contracts';
import { Clock, PonteLogger, ServiceInfo } from '@ponte/platform';
import type { DeadCause } from '../dead-letters/dead-letter';
import { UnacceptableEvent, type Heard } from '../subscribe/heard';
import { tentatively } from '../unit/tentatively';
import type { UnitOfWork } from '../unit/unit-of-work';
import { answerOf, ResultTooLarge } from './answer-of';
import { CommandAnswers } from './command-answers';
import { CommandBook } from './command-book';
import { CommandMetrics } from './command-metrics';
import type { CommandResult } from './command-result';
import { judgeCommand, type JudgedCommand } from './judge-command';
import { recordCommand } from './ops-command.store';

/**
 * Runs an operator's command in the transaction that hears it: the inbox makes it once, and its answer is told by the
 * same commit.
 */
@Injectable()
export class CommandHearing {
  private readonly log: PonteLogger;

  constructor(
    private readonly book: CommandBook,
    private readonly answers: CommandAnswers,
    private readonly service: ServiceInfo,
    private readonly clock: Clock,
    private readonly metrics: CommandMetrics,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'commands' });
  }

  async hear({ id, value }: Heard<ServiceCommand>, unit: UnitOfWork): Promise<void> {
    if (id !== value.commandId) throw new UnacceptableEvent('its ce_id is not its commandId');
    // Known already: it was answered, or its run goes on; the inbox may forget, this table does later.
    if (!(await recordCommand(unit.manager, value))) return;
    const judged = await judgeCommand(this.book, this.service.name, value, this.clock.now());
    const answer = judged.kind === 'answer' ? judged : await this.run(judged, unit);
    const state = answer.state ?? 'done';
    await this.answers.tell(unit, id, answer, state);
    this.tellLog(value, state);
  }

  /** The command became a dead letter: whoever asked is told so, in the transaction that buries it. */
  async buried(
    { id, value }: Heard<ServiceCommand>,
    cause: DeadCause,
    unit: UnitOfWork,
  ): Promise<void> {
    if (id !== value.commandId) return;
    await recordCommand(unit.manager, value);
    const why = cause.class === 'crash' ? 'o processo morria sempre que o executava' : cause.reason;
    const message = `O comando falhou e ficou em ${this.service.name}.dead.v1: ${why}`;
    await this.answers.tell(unit, id, { message }, 'failed');
    this.tellLog(value, 'failed');
  }

  private async run(
    { command, args, asked }: JudgedCommand & { kind: 'run' },
    unit: UnitOfWork,
  ): Promise<CommandResult> {
    if (!command.transactional)
      throw new UnacceptableEvent(`"${asked.name}" is declared as one without a database`);
    const { handler } = command;
    try {
      return await tentatively(
        unit,
        async (own) => {
          const result = await handler(args, asked, own);
          // Now, while everything can still be taken back.
          answerOf(result);
          return result;
        },
        ({ state = 'done' }) => state === 'progress' || (state === 'done' && !asked.dryRun),
      );
    } catch (error) {
      if (error instanceof ResultTooLarge) return { state: 'failed', message: error.message };
      throw error;
    }
  }

  private tellLog({ commandId, name, actor, why, dryRun }: ServiceCommand, state: string): void {
    this.metrics.answered(this.book.find(name) ? name : 'unknown', state);
    this.log.info({ commandId, name, actor, why, dryRun, state }, 'a command was answered');
  }
}
