import { Flag, Int, mayMiss, OneOf, Text, Timestamp } from '../../decorators';
import { defineEvent } from '../../define-event';

/** A record of Datasul's structure as last read; nothing personal. */
export class DatasulStructure {
  @Text({ min: 1, max: 64, about: 'Id of the people-sync profile.' })
  profile!: string;

  @Text({ min: 1, max: 64, about: "The profile's environment, e.g. `producao`." })
  environment!: string;

  @OneOf(['unit', 'department', 'job', 'situation'], {
    about:
      'unit: establishment (FP0560). department: unidade de lotação (FP0780). job: cargo (FP0720). situation: situação (FP0060).',
  })
  entity!: 'unit' | 'department' | 'job' | 'situation';

  @Text({ min: 1, max: 64, about: 'Its code at Datasul; parts of a composite one joined by `|`.' })
  code!: string;

  @Text({ ...mayMiss, max: 255, about: 'Its description.' })
  name?: string | null;

  @Text({ ...mayMiss, max: 64, about: 'situation: who takes the initiative, as Datasul says it.' })
  initiative?: string | null;

  @Flag({ ...mayMiss, about: 'situation: whether "justa causa" is marked.' })
  justCause?: boolean | null;

  @Int({ about: 'Counts up with each change of this record; a lower one is older.' })
  version!: number;

  @Flag({ about: 'false: a complete read did not find it any more.' })
  present!: boolean;

  @Timestamp({ about: 'When the change was read.' })
  changedAt!: string;
}

export const datasulStructure = defineEvent<DatasulStructure>({
  topic: 'datasul.structure',
  version: 1,
  value: DatasulStructure,
  description:
    'A unit, department, job or situation of Datasul as last read: the newest record of a key is the state.',
  key: ({ profile, entity, code }) => `${profile}/${entity}/${code}`,
  keyDescription: '`<profile>/<entity>/<code>`.',
  owner: 'people-sync',
  cleanup: 'compact',
  example: {
    profile: 'holding-producao',
    environment: 'producao',
    entity: 'job',
    code: '1203',
    name: 'Analista de Folha Pleno',
    initiative: null,
    justCause: null,
    version: 1,
    present: true,
    changedAt: '2026-03-02T09:00:03.511Z',
  },
});
