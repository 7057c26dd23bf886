import { Flag, Json, Text, Timestamp, Uuid } from '../../decorators';

/** What an operator asks of a service, on `<service>.command.v1`. */
export class ServiceCommand {
  @Uuid()
  commandId!: string;

  @Text({ min: 1, max: 100, about: 'e.g. `tasks.retry`; a service answers one it does not know.' })
  name!: string;

  @Json({ about: 'An object; its form is told by the command.' })
  args!: unknown;

  @Text({ min: 1, max: 200, about: 'Who asks.' })
  actor!: string;

  @Text({ max: 1_000, about: 'Why; a command that changes something is refused without.' })
  why!: string;

  @Flag({ about: 'Only say what would happen.' })
  dryRun!: boolean;

  @Timestamp()
  issuedAt!: string;

  @Timestamp({ about: 'Not run after this moment: who asked has given up waiting.' })
  expiresAt!: string;
}

export const exampleCommand: ServiceCommand = {
  commandId: '0190f3c2-7a51-4c3e-9d40-6d1f6b0c2a13',
  name: 'tasks.retry',
  args: { id: '42' },
  actor: 'maria',
  why: 'token trocado',
  dryRun: false,
  issuedAt: '2026-03-02T18:41:24.120Z',
  expiresAt: '2026-03-02T18:41:54.120Z',
};
