import { Flag, Int, Json, OneOf, Text, Timestamp, Uuid } from '../../decorators';
import { defineEvent } from '../../define-event';

/** What a service answers to a command: one last answer, before it any number of reports of progress. */
export class OpsCommandAnswered {
  @Uuid()
  commandId!: string;

  @Text({ min: 1, max: 64 })
  service!: string;

  @Text({ min: 1, max: 100 })
  name!: string;

  @Text({ min: 1, max: 200 })
  actor!: string;

  @Text({ max: 1_000 })
  why!: string;

  @Flag()
  dryRun!: boolean;

  @Int({ about: 'Counts up from 0 within the command.' })
  seq!: number;

  @OneOf(['progress', 'done', 'refused', 'failed', 'expired'], {
    about: 'refused: the command cannot be run as asked; failed: it was tried.',
  })
  state!: 'progress' | 'done' | 'refused' | 'failed' | 'expired';

  @Text({ max: 2_000, about: 'For a person, in Portuguese.' })
  message!: string;

  @Json({ about: 'What was asked for; null where there is nothing to tell.' })
  result!: unknown;

  @Timestamp()
  answeredAt!: string;
}

export const opsCommandAnswered = defineEvent<OpsCommandAnswered>({
  topic: 'ops.command.answered',
  version: 1,
  value: OpsCommandAnswered,
  description:
    "A service's answer to an operator's command: also the record of who did what, and why.",
  key: ({ commandId }) => commandId,
  keyDescription: 'Id of the command.',
  owner: 'every service',
  partitions: 3,
  retentionDays: 90,
  maxMessageBytes: 256 * 1024,
  example: {
    commandId: '0190f3c2-7a51-4c3e-9d40-6d1f6b0c2a13',
    service: 'candidate-screening',
    name: 'tasks.retry',
    actor: 'maria',
    why: 'token trocado',
    dryRun: false,
    seq: 0,
    state: 'done',
    message: '1 tarefa posta para repetir.',
    result: { decided: [{ id: '42', from: 'parked', to: 'ready' }], refused: [], next: null },
    answeredAt: '2026-03-02T18:41:24.300Z',
  },
});
