import { compareProfile } from './compare-profile.rules';
import type { KnownProfile } from './known-profile';

const before: KnownProfile = {
  ...{ profile: 'holding-producao', source: 'holding', environment: 'producao' },
  ...{ place: 'datasul/api', companies: ['10', '12'] },
};
const compare = (now: Partial<KnownProfile>, active: readonly string[] = []) =>
  compareProfile({ ...before, ...now }, [before], new Set(active));

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

  it('is told that it takes the place of one whose entries it does not know', () => {
    expect(compare({ profile: 'new', source: 'other' })).toEqual({
      faults: [],
      warnings: [
        expect.stringContaining('the companies 10, 12 into the Datasul (datasul/api) into which'),
      ],
    });
    expect(compare({ profile: 'new', companies: ['13'] }).warnings).toEqual([]);
    expect(compare({ profile: 'new', place: 'other/api' }).warnings).toEqual([]);
    expect(compare({ profile: 'new' }, ['holding-producao']).warnings).toEqual([]);
  });
});
