import type { Route } from './exchange';
import { Router } from './router';

const route = (method: Route['method'], path: string): Route => ({
  method,
  path,
  handle: () => ({ status: 200 }),
});

describe('Router', () => {
  const router = new Router([
    route('GET', '/jobs'),
    route('GET', '/jobs/{jobId}/steps'),
    route('POST', '/jobs'),
  ]);

  it('reads parameters out of the path, percent-decoded', () => {
    expect(router.find('GET', '/jobs/a%7Cb/steps')).toMatchObject({ params: { jobId: 'a|b' } });
  });

  it.each(['/jobs/', '//jobs', '/jobs/1/steps/', '/jobs//steps', '/job'])(
    'is strict: %s is not there',
    (path) => {
      expect(router.find('GET', path)).toBeUndefined();
    },
  );

  it('takes broken percent-encoding as it stands', () => {
    expect(router.find('GET', '/jobs/%zz/steps')?.params).toEqual({ jobId: '%zz' });
  });

  it('tells the methods of a path', () => {
    expect(router.methods('/jobs')).toEqual(['GET', 'POST']);
  });
});
