import type { ReconcileOptions } from './options';

export const TOKENS = { gupy: 'gupy-token-of-the-bench', exams: 'exam-token-of-the-bench' };
const PER_PAGE = 100;
const WINDOW_MS = 60_000;

/** The sandbox as the Gupy of the benchmark. */
export class BenchGupy {
  constructor(readonly url: string) {}

  /** Jobs and people; the seeded job is taken off, so that the numbers are those asked for. */
  async fill({ jobs, applications, inStep, rate }: ReconcileOptions): Promise<void> {
    const rateLimit = { limit: rate, windowMs: WINDOW_MS };
    await this.send('PATCH', '/admin/settings', { gupy: { rateLimit } });
    await this.send('PATCH', '/admin/gupy/jobs/8451877', { status: 'closed', silent: true });
    const here = Math.round((applications * inStep) / 100);
    for (let job = 1; job <= jobs; job += 1) {
      const jobId = 10_000 + job;
      await this.send('POST', '/admin/gupy/jobs', { id: jobId, name: `Vaga ${job}` });
      const first = job * 100_000;
      const add = (id: number, count: number, name: string) =>
        count === 0 ||
        this.send('POST', '/admin/gupy/applications', {
          ...{ jobId, id, count, silent: true },
          step: { name },
        });
      await add(first, here, 'Exames');
      await add(first + here, applications - here, 'Triagem');
    }
  }

  /** Calls that the run cannot do without: pages of a hundred, an empty list takes one as well. */
  static fewest({ jobs, applications, inStep }: ReconcileOptions): number {
    const here = Math.round((applications * inStep) / 100);
    return Math.ceil(jobs / PER_PAGE) + jobs * Math.max(1, Math.ceil(here / PER_PAGE));
  }

  /** Calls since the last reset: how many, how many refused, and how many in the busiest minute. */
  async calls(): Promise<{ all: number; refused: number; busiestMinute: number }> {
    const answer = await this.send('GET', '/admin/calls?system=gupy');
    const calls = (answer as { results: { at: string; status: number | null }[] }).results;
    const times = calls.map(({ at }) => Date.parse(at)).sort((a, b) => a - b);
    let from = 0;
    const inMinute = times.map((time, to) => {
      while ((times[from] ?? time) <= time - WINDOW_MS) from += 1;
      return to - from + 1;
    });
    const refused = calls.filter(({ status }) => status === 429).length;
    return { all: calls.length, refused, busiestMinute: Math.max(0, ...inMinute) };
  }

  async reset(): Promise<void> {
    await this.send('DELETE', '/admin/calls');
  }

  private async send(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(this.url + path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(60_000),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  }
}
