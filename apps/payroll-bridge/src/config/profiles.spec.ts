import { PayrollConfig } from './payroll.config';
import { Profiles } from './profiles';
import { testProfile } from './testing/test-profile';

const one = testProfile({ id: 'one', source: 's' });
const old = testProfile({ id: 'old', source: 's', active: false });
const other = testProfile({ id: 'other', source: 't' });
const profiles = new Profiles(Object.assign(new PayrollConfig(), { profiles: [old, one, other] }));

describe('the profiles', () => {
  it('are found by source if they are active', () => {
    expect(profiles.ofSource('s')).toBe(one);
    expect(profiles.ofSource('t')).toBe(other);
    expect(profiles.ofSource('u')).toBeUndefined();
  });

  it('are found by id in any case', () => {
    expect(profiles.byId('old')).toBe(old);
    expect(profiles.byId('s')).toBeUndefined();
    expect(profiles.active()).toEqual([one, other]);
    expect(profiles.all()).toEqual([old, one, other]);
  });
});
