import { testProfile } from '../config/testing/test-profile';
import { listsOf } from './lists-of.rules';

const since = new Map([
  ['persons', '2026-02-28'],
  ['jobs', '2026-02-28'],
]);
const modes = (profile = testProfile(), isFull = false): string[] =>
  listsOf(profile, isFull, since).map(({ endpoint, mode, since: from }) =>
    [endpoint, mode, from].filter(Boolean).join(' '),
  );

describe('how the lists of a run are read', () => {
  it('is by what changed for people, if they were read before; structure is read whole', () => {
    expect(modes()).toEqual([
      ...['situations full', 'units full', 'departments full', 'jobs full'],
      ...['persons incremental 2026-02-28', 'employees full'],
    ]);
  });

  it('is whole if everything is wanted', () => {
    expect(modes(testProfile(), true).every((mode) => mode.endsWith(' full'))).toBe(true);
  });

  it('is whole for a list that cannot be asked for changes', () => {
    const profile = testProfile();
    profile.datasul.endpoints.persons.incremental = false;
    expect(modes(profile)).toContain('persons full');
  });
});
