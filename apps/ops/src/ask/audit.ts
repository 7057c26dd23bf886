import { randomUUID } from 'node:crypto';
import { opsCommandAnswered, ownEventId, type OpsCommandAnswered } from '@ponte/contracts';
import { eventRecord } from '@ponte/messaging';
import { scrubText } from '@ponte/platform';
import type { OpsContext } from '../program/context';

const DEADLINE_MS = 15_000;

/**
 * Who did what and why, of what this command does by itself (replaying records, opening sealed data): told on
 * `ops.command.answered.v1` beside the services' answers.
 */
export class Audit {
  readonly commandId = randomUUID();
  private seq = 0;

  constructor(
    private readonly context: OpsContext,
    private readonly name: string,
  ) {}

  /** @throws PublishError if it is not on the log: then what was to be recorded must not happen */
  async tell(
    state: OpsCommandAnswered['state'],
    message: string,
    result: unknown = null,
  ): Promise<void> {
    const { publisher, settings } = this.context;
    const now = new Date();
    const value: OpsCommandAnswered = {
      ...{ commandId: this.commandId, service: 'ops', name: this.name, actor: settings.actor },
      ...{ why: scrubText(settings.why), dryRun: settings.dryRun, seq: this.seq },
      ...{ state, message, result, answeredAt: now.toISOString() },
    };
    const id = ownEventId('ops', opsCommandAnswered.topic, this.commandId, this.seq);
    this.seq += 1;
    await publisher.publish(
      eventRecord(opsCommandAnswered, value, {
        ...{ id, source: '/ponte/ops', time: now, subject: this.commandId },
      }),
      { deadlineMs: DEADLINE_MS },
    );
  }
}
