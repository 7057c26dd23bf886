import { Chance } from './chance.ts';
import { sampleHiring } from './hiring.ts';
import { samplePayroll } from './payroll.ts';
import { samplePeople } from './people.ts';
import { sampleRubeus } from './rubeus.ts';
import type { SampleRecord } from './sample-record.ts';

/** Any number; another one gives another year. */
const SEED = 20_260_228;

const APPLICATIONS = 1_400;
const PERSONS = 430;
const RUBEUS_RECORDS = 900;

/** An invented year of a holding: about ten thousand records, the same at each call. */
export function sampleRecords(): SampleRecord[] {
  const chance = new Chance(SEED);
  return [
    ...sampleHiring(chance, APPLICATIONS),
    ...samplePayroll(chance),
    ...samplePeople(chance, PERSONS),
    ...sampleRubeus(chance, RUBEUS_RECORDS),
  ];
}
