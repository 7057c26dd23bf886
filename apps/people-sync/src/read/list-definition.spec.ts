import { testProfile } from '../config/testing/test-profile';
import { listDefinition } from './list-definition';

const changed = (change: (profile: ReturnType<typeof testProfile>) => void): string[] => {
  const profile = testProfile();
  change(profile);
  return (['persons', 'employees', 'jobs'] as const).filter(
    (name) => listDefinition(profile, name) !== listDefinition(testProfile(), name),
  );
};

describe('what a list is asked for', () => {
  it('is another with its address, query, pointers, or what a person is known by', () => {
    expect(changed(({ datasul }) => (datasul.endpoints.persons.path = '/x'))).toEqual(['persons']);
    expect(
      changed(({ datasul }) => (datasul.endpoints.employees.query = { companyid: 10 })),
    ).toEqual(['employees']);
    expect(changed(({ datasul }) => (datasul.endpoints.persons.fields.email = '/mail'))).toEqual([
      'persons',
    ]);
    expect(
      changed(({ datasul }) => (datasul.endpoints.persons.modified.param = 'changedSince')),
    ).toEqual(['persons']);
    expect(changed((profile) => Object.assign(profile.datasul, { url: 'http://other' }))).toEqual([
      ...['persons', 'employees', 'jobs'],
    ]);
    expect(changed(({ rules }) => (rules.integrationId = 'personCodeWithoutZeros'))).toContain(
      'persons',
    );
  });

  it('is the same however fast it is followed', () => {
    expect(
      changed((profile) => {
        profile.datasul.pageSize = 7;
        profile.datasul.endpoints.persons.mostPages = 7;
        profile.missing.percent = 50;
      }),
    ).toEqual([]);
  });
});
