import { Inject, Injectable } from '@nestjs/common';
import { opsCommandAnswered } from '@ponte/contracts';
import { ServiceInfo } from '@ponte/platform';
import { UnitOfWorkRunner, type UnitOfWork } from '../unit/unit-of-work';
import { answerOf } from './answer-of';
import type { CommandResult } from './command-result';

interface CommandRow {
  readonly name: string;
  readonly actor: string;
  readonly why: string;
  readonly dry_run: boolean;
  readonly seq: number;
}

/** The state goes on only from `progress`, so that a command has one last answer, whoever gives it. */
const NEXT = `
  UPDATE ops_command SET seq = seq + 1, state = $2, message = $3, answered_at = clock_timestamp()
  WHERE command_id = $1 AND state = 'progress'
  RETURNING name, actor, why, dry_run, seq`;

/**
 * Answers commands on `ops.command.answered.v1` through the outbox. For a run that goes on after its command's handler
 * has answered `progress`: it keeps the command's id, and tells by it how far it is and how it ended.
 */
@Injectable()
export class CommandAnswers {
  constructor(
    @Inject(UnitOfWorkRunner) private readonly units: UnitOfWorkRunner,
    private readonly service: ServiceInfo,
  ) {}

  /**
   * Tells, in a transaction of its own, how far a run has come. Not more often than once a second or so: each is kept.
   *
   * @returns whether anybody still waits: `false` once the last answer was given
   */
  progress(commandId: string, message: string, result?: unknown): Promise<boolean> {
    return this.finish(commandId, { state: 'progress', message, result });
  }

  /** The last answer of a run, in a transaction of its own. @returns `false` if it was given before */
  finish(commandId: string, result: CommandResult): Promise<boolean> {
    return this.units.run((unit) => this.answer(unit, commandId, result));
  }

  /** The same within a transaction: the answer is told if what it reports is committed. */
  async answer(unit: UnitOfWork, commandId: string, given: CommandResult): Promise<boolean> {
    return (await this.tell(unit, commandId, given, given.state ?? 'done')) !== null;
  }

  /** For the hearing of commands, which also lets them expire. @returns the answer's number, `null` if it was given before */
  async tell(
    unit: UnitOfWork,
    commandId: string,
    { message, result }: Pick<CommandResult, 'message' | 'result'>,
    state: NonNullable<CommandResult['state']> | 'expired',
  ): Promise<number | null> {
    const answer = answerOf({ message, result });
    const [rows] = (await unit.manager.query(NEXT, [commandId, state, answer.message])) as [
      CommandRow[],
      number,
    ];
    const row = rows[0];
    if (!row) return null;
    unit.tell(
      opsCommandAnswered,
      {
        commandId,
        service: this.service.name,
        name: row.name,
        actor: row.actor,
        why: row.why,
        dryRun: row.dry_run,
        seq: row.seq,
        state,
        ...answer,
        answeredAt: new Date().toISOString(),
      },
      { subject: commandId, stateVersion: row.seq },
    );
    return row.seq;
  }
}
