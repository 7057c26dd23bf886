import { checkPerson } from './check-person.rules';
import type { PersonDraft } from './records';

const GOOD: PersonDraft = {
  ...{ integrationId: '1', name: 'Maria da Silva', socialName: null, email: 'm@example.com' },
  ...{ admissionDate: '2021-03-01', dismissalDate: null, dismissalType: null },
  ...{ unitIntegrationId: 'u', departmentIntegrationId: 'd', jobDescriptionIntegrationId: 'j' },
};
const codesOf = (changes: Partial<PersonDraft>) =>
  checkPerson({ ...GOOD, ...changes }).map(({ code }) => code);

/** What no record is made with, checked all the same: the last look before a lot. */
describe('a record', () => {
  it('is in order', () => expect(codesOf({})).toEqual([]));

  it.each<[number, Partial<PersonDraft>]>([
    [5009, { integrationId: null }],
    [5011, { name: ' ' }],
    [5012, { email: '' }],
    [5014, { name: 'Maria' }],
    [5015, { socialName: 'MARIA da silva' }],
    [5016, { email: 'm@example' }],
    [5030, { dismissalDate: '2026-01-01' }],
    [5031, { dismissalType: 1 }],
    [5032, { dismissalDate: '2021-02-28', dismissalType: 2 }],
  ])('%i: is found', (code, changes) => {
    expect(codesOf(changes)).toEqual([code]);
    expect(checkPerson({ ...GOOD, ...changes })[0]?.state).toBe('refused');
  });
});
