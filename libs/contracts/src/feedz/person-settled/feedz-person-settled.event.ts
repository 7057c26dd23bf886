import { Text } from '../../decorators';
import { defineEvent } from '../../define-event';
import { exampleSealed } from '../../gupy/shared/gupy-examples';
import { FeedzSettled } from '../shared/feedz-settled.value';

/** What became of a person's record at Feedz. */
export class FeedzPersonSettled extends FeedzSettled {
  @Text({ min: 64, max: 64, about: 'The keyed hash of the person, as in `datasul.person.v1`.' })
  person!: string;
}

export const feedzPersonSettled = defineEvent<FeedzPersonSettled>({
  topic: 'feedz.person.settled',
  version: 1,
  value: FeedzPersonSettled,
  description: "What became of a person's record at Feedz: accepted, refused, held or unknown.",
  key: ({ person }) => person,
  keyDescription: 'The keyed hash of the person (`person`).',
  owner: 'people-sync',
  retentionDays: 400,
  example: {
    profile: 'holding-producao',
    environment: 'producao',
    runId: '0190f3c2-7a51-7c3e-9d40-6d1f6b0c2b01',
    person: '8c1f0b7d2a934e65b0c8d7f6a5e4d3c2b1a0998877665544332211ffeeddccbb',
    state: 'refused',
    by: 'ponte',
    code: 5016,
    reason: 'e-mail-format',
    heldFor: [],
    version: 2,
    settledAt: '2026-03-02T09:04:40.118Z',
    sealed: { message: exampleSealed('message', 'datasul', 'holding-producao', '8c1f0b7d') },
  },
});
