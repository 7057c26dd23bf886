import { Injectable } from '@nestjs/common';
import { UnitOfWorkRunner } from '@ponte/messaging';
import { Periodic, PonteLogger } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { RotatorEnv } from '../config/rotator-env.config';
import { Declarations } from './declarations';
import { TakeStep } from './take-step';

/** Webhooks of one turn; the others have theirs at the next one. */
const MOST = 100;

const DUE = `SELECT id FROM webhook_hook WHERE due_at <= clock_timestamp() ORDER BY due_at LIMIT ${MOST}`;

/** Takes the steps that are due. Replicas may find the same webhooks: the lock decides who takes a step, and the state what it is. */
@Injectable()
export class ConductorTimer {
  private readonly log: PonteLogger;
  private isDeclared = false;

  constructor(
    periodic: Periodic,
    env: RotatorEnv,
    private readonly database: DataSource,
    private readonly units: UnitOfWorkRunner,
    private readonly declarations: Declarations,
    private readonly steps: TakeStep,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'rotation' });
    periodic.every('rotate tokens', env.tickMs, (signal) => this.turn(signal));
  }

  private async turn(signal: AbortSignal): Promise<void> {
    if (!this.isDeclared) {
      await this.declarations.take();
      this.isDeclared = true;
    }
    const due = (await this.database.query(DUE)) as { id: string }[];
    for (const { id } of due) {
      if (signal.aborted) return;
      await this.step(id);
    }
  }

  /** One webhook that cannot be stepped does not keep the others waiting. */
  private async step(id: string): Promise<void> {
    try {
      await this.units.run((unit) => this.steps.take(unit, id));
    } catch (error) {
      this.log.error({ err: error, webhook: id }, 'a step of a webhook failed; tried again');
      await this.database.query(
        `UPDATE webhook_hook SET due_at = clock_timestamp() + interval '5 seconds' WHERE id = $1`,
        [id],
      );
    }
  }
}
