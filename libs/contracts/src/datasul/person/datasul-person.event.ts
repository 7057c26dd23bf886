import { Flag, Int, ListOf, Nested, Text, Timestamp } from '../../decorators';
import { defineEvent } from '../../define-event';
import { exampleSealed } from '../../gupy/shared/gupy-examples';
import { DatasulBond } from './datasul-bond.value';
import { DatasulPersonSealed } from './datasul-person-sealed.value';

/** Bonds of one person that an event names; more are a fault of the data, reported by the run. */
export const PERSON_BONDS = 50;

/** A person of Datasul as last read, with all bonds. */
export class DatasulPerson {
  @Text({ min: 1, max: 64, about: 'Id of the people-sync profile.' })
  profile!: string;

  @Text({ min: 1, max: 64, about: "The profile's environment, e.g. `producao`." })
  environment!: string;

  @Text({ min: 64, max: 64, about: 'The keyed hash of the person.' })
  person!: string;

  @Int({ about: 'Counts up with each change of this person; a lower one is older.' })
  version!: number;

  @Flag({
    about:
      'false: a complete read did not find the person any more (not a dismissal), or the person stands under another key from now on.',
  })
  present!: boolean;

  @ListOf(DatasulBond, { maxItems: PERSON_BONDS })
  bonds!: DatasulBond[];

  @Timestamp({ about: 'When the change was read.' })
  changedAt!: string;

  @Nested(DatasulPersonSealed)
  sealed!: DatasulPersonSealed;
}

const person = '8c1f0b7d2a934e65b0c8d7f6a5e4d3c2b1a0998877665544332211ffeeddccbb';

export const datasulPerson = defineEvent<DatasulPerson>({
  topic: 'datasul.person',
  version: 1,
  value: DatasulPerson,
  description:
    'A person of Datasul as last read, with all bonds: the newest record of a key is the state.',
  key: (value) => value.person,
  keyDescription: 'The keyed hash of the person (`person`).',
  owner: 'people-sync',
  cleanup: 'compact',
  example: {
    profile: 'holding-producao',
    environment: 'producao',
    person,
    version: 3,
    present: true,
    bonds: [
      {
        bond: '5a1c6e0f0d0b4f7f9f3e8d7c6b5a49382716051423324150697887a6b5c4d3e2',
        empresa: '10',
        estabelecimento: '1',
        unit: '10|1',
        department: '10.20.030',
        job: '1203',
        situation: '1',
        active: true,
        admissionMonth: '2021-03',
        dismissalMonth: null,
      },
    ],
    changedAt: '2026-03-02T09:00:12.004Z',
    sealed: { person: exampleSealed('person', 'datasul', 'holding-producao', '8c1f0b7d') },
  },
});
