import { OneOf, Text } from '../../decorators';
import { defineEvent } from '../../define-event';
import { FeedzSettled } from '../shared/feedz-settled.value';

/** What became of a unit, department or job at Feedz. */
export class FeedzStructureSettled extends FeedzSettled {
  @OneOf(['unit', 'department', 'job'])
  entity!: 'unit' | 'department' | 'job';

  @Text({ min: 1, max: 64, about: 'Its code, as in `datasul.structure.v1`.' })
  structure!: string;
}

export const feedzStructureSettled = defineEvent<FeedzStructureSettled>({
  topic: 'feedz.structure.settled',
  version: 1,
  value: FeedzStructureSettled,
  description: 'What became of a unit, department or job at Feedz.',
  key: ({ profile, entity, structure }) => `${profile}/${entity}/${structure}`,
  keyDescription: '`<profile>/<entity>/<code>`.',
  owner: 'people-sync',
  retentionDays: 400,
  example: {
    profile: 'holding-producao',
    environment: 'producao',
    runId: '0190f3c2-7a51-7c3e-9d40-6d1f6b0c2b01',
    entity: 'job',
    structure: '1203',
    state: 'accepted',
    by: 'feedz',
    code: null,
    reason: null,
    heldFor: [],
    version: 1,
    settledAt: '2026-03-02T09:01:15.902Z',
    sealed: { message: null },
  },
});
