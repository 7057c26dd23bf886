import { mayMiss, Text } from '../../decorators';
import { defineEvent } from '../../define-event';
import { FeedzSettled } from '../shared/feedz-settled.value';

/** What became of the binding of a person to a leader at Feedz. */
export class FeedzLeaderSettled extends FeedzSettled {
  @Text({ min: 64, max: 64, about: 'The keyed hash of the person, as in `datasul.person.v1`.' })
  person!: string;

  @Text({
    ...mayMiss,
    max: 64,
    about: 'The keyed hash of the leader; null: the person has none any more.',
  })
  manager?: string | null;
}

export const feedzLeaderSettled = defineEvent<FeedzLeaderSettled>({
  topic: 'feedz.leader.settled',
  version: 1,
  value: FeedzLeaderSettled,
  description: 'What became of the binding of a person to a leader at Feedz.',
  key: ({ person }) => person,
  keyDescription: 'The keyed hash of the person (`person`).',
  owner: 'people-sync',
  retentionDays: 400,
  example: {
    profile: 'holding-producao',
    environment: 'producao',
    runId: '0190f3c2-7a51-7c3e-9d40-6d1f6b0c2b01',
    person: '8c1f0b7d2a934e65b0c8d7f6a5e4d3c2b1a0998877665544332211ffeeddccbb',
    manager: '17d0c4a9e2b35f6887766554433221100ffeeddccbbaa99f8e7d6c5b4a392817',
    state: 'held',
    by: 'ponte',
    code: 5048,
    reason: 'manager-not-accepted',
    heldFor: [
      {
        entity: 'person',
        key: '17d0c4a9e2b35f6887766554433221100ffeeddccbbaa99f8e7d6c5b4a392817',
      },
    ],
    version: 1,
    settledAt: '2026-03-02T09:05:01.330Z',
    sealed: { message: null },
  },
});
