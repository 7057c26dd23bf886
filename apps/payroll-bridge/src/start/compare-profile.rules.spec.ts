import { compareProfile } from './compare-profile.rules';
import type { KnownProfile } from './known-profile';

const before: KnownProfile = {
  ...{ profile: 'holding-producao', source: 'holding', environment: 'producao' },
  ...{ place: 'datasul/api', companies: ['10', '12'] },
};
const compare = (now: Partial<KnownProfile>, after: readonly string[] = [], known = [before]) =>
  compareProfile({ ...before, ...now }, known, after);

describe('a profile beside what is known of it', () => {
  it('is as it was', () => {
    expect(compare({})).toEqual({ faults: [], warnings: [] });
    expect(compare({ companies: ['10', '14'] })).toEqual({ faults: [], warnings: [] });
  });

  it('keeps its source, which is part of every hash', () => {
    const { faults, warnings } = compare({ source: 'holding-novo' });
    expect(faults).toEqual([
      expect.stringMatching(
        /profiles, holding-producao\.source: is "holding-novo".*write source: holding \(/,
      ),
    ]);
    expect(warnings).toEqual([]);
  });

  it('keeps its environment: what homologação accepted is not in production', () => {
    expect(compare({ environment: 'homologacao' }).faults).toEqual([
      expect.stringMatching(/\.environment: is "homologacao".*write environment: producao/),
    ]);
  });

  it('may move to another address, which is told', () => {
    const { faults, warnings } = compare({ place: 'other/api' });
    expect(faults).toEqual([]);
    expect(warnings).toEqual([expect.stringContaining('before it was datasul/api')]);
  });

  it.each([
    ['a new id', { profile: 'new' }],
    ['another source too', { profile: 'new', source: 'other' }],
  ])('does not take the place of one whose entries it does not know: %s', (_, now) => {
    const { faults, warnings } = compare(now);
    expect(faults).toEqual([
      expect.stringMatching(
        /^profiles, new\.companies: .*holding-producao.*10, 12.*\(datasul\/api\).*write id: holding-producao, .*write here mayPostAgainAfter: \[holding-producao\]$/,
      ),
    ]);
    expect(warnings).toEqual([]);
  });

  it('takes no company from one that goes on without it, nor back', () => {
    const moved = { ...before, profile: 'new', companies: ['12'] };
    expect(compare({ profile: 'new', companies: ['12', '13'] }).faults).toEqual([
      expect.stringContaining('the companies 12 into'),
    ]);
    const back = compare({}, [], [before, moved]).faults;
    expect(back).toEqual([
      expect.stringContaining(
        'holding-producao.companies: the profile new has posted the companies 12',
      ),
    ]);
    expect(compare({}, ['new'], [before, moved])).toEqual({ faults: [], warnings: [] });
  });

  it('knows where the other one posted before that moved to another address', () => {
    const known = [{ ...before, place: 'other/api' }, before];
    expect(compare({ profile: 'new' }, [], known).faults).toHaveLength(1);
    expect(compare({ place: 'other/api' }, [], known)).toEqual({ faults: [], warnings: [] });
  });

  it('does so if it says so itself, which is told when it begins', () => {
    const { faults, warnings } = compare({ profile: 'new' }, ['holding-producao']);
    expect(faults).toEqual([]);
    expect(warnings).toEqual([
      expect.stringContaining('the companies 10, 12 into the Datasul (datasul/api) into which'),
    ]);
    const since = [before, { ...before, profile: 'new' }];
    expect(compare({ profile: 'new' }, ['holding-producao'], since).warnings).toEqual([]);
    expect(compare({ profile: 'new' }, ['other']).faults).toHaveLength(1);
  });

  it('has nothing to do with other companies, or another Datasul', () => {
    const nothing = { faults: [], warnings: [] };
    expect(compare({ profile: 'new', companies: ['13'] })).toEqual(nothing);
    expect(compare({ profile: 'new', place: 'other/api' })).toEqual(nothing);
  });
});
