import { Metrics } from '@ponte/platform';
import { Profiles } from '../config/profiles';
import { testProfile } from '../config/testing/test-profile';
import { RunMetrics } from './run-metrics';

interface Run {
  readonly profile: string;
  readonly state: string;
  readonly age: number;
}

/** Metrics of a service with the profiles `here`, and `off`, which is not active. */
function service() {
  const open: Run[] = [];
  const metrics = new Metrics();
  const works = new Map<string, () => Promise<void>>();
  new RunMetrics(
    metrics,
    {
      every: (name: string, _: number, work: () => Promise<void>) => works.set(name, work),
    } as never,
    { query: (sql: string) => Promise.resolve(sql.includes('ended_at') ? [] : open) } as never,
    new Profiles({
      profiles: [testProfile({ id: 'here' }), testProfile({ id: 'off', active: false })],
      keepDays: 400,
    }),
  );
  return {
    open,
    async told(name: string): Promise<string[]> {
      await works.get('count runs')?.();
      const text = await metrics.registry.getSingleMetricAsString(name);
      return text.split('\n').filter((line) => !line.startsWith('#'));
    },
  };
}

describe('what is told of open runs', () => {
  it('is also those of profiles that are not active, or not there any more', async () => {
    const { open, told } = service();
    open.push({ profile: 'off', state: 'writing', age: 7_200 });
    open.push({ profile: 'gone', state: 'asking', age: 60 });
    expect(await told('ponte_people_runs')).toEqual(
      expect.arrayContaining([
        'ponte_people_runs{profile="here",state="writing"} 0',
        'ponte_people_runs{profile="off",state="writing"} 1',
        'ponte_people_runs{profile="gone",state="asking"} 1',
      ]),
    );
    expect(await told('ponte_people_run_seconds')).toContain(
      'ponte_people_run_seconds{profile="off",state="writing"} 7200',
    );
  });

  it('ends with them, as an alert must', async () => {
    const { open, told } = service();
    open.push({ profile: 'gone', state: 'asking', age: 60 });
    await told('ponte_people_runs');
    open.pop();
    expect(await told('ponte_people_runs')).toContain(
      'ponte_people_runs{profile="gone",state="asking"} 0',
    );
  });
});
