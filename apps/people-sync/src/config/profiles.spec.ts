import { PeopleConfig } from './people.config';
import { Profiles } from './profiles';
import { testProfile } from './testing/test-profile';

const one = testProfile({ id: 'one' });
const old = testProfile({ id: 'old', active: false });
const profiles = new Profiles(Object.assign(new PeopleConfig(), { profiles: [old, one] }));

describe('the profiles', () => {
  it('are found by id, also those that are not active', () => {
    expect(profiles.byId('old')).toBe(old);
    expect(profiles.byId('two')).toBeUndefined();
    expect(profiles.active()).toEqual([one]);
    expect(profiles.all()).toEqual([old, one]);
  });
});
