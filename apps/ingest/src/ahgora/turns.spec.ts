import { Turns } from './turns';

const round = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
function work(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

describe('turns', () => {
  it('are given one per round of the event loop, in the order in which they were asked for', async () => {
    const turns = new Turns();
    const given: string[] = [];
    for (const who of ['a', 'b', 'c']) void turns.next().then(() => given.push(who));
    const seen: number[] = [];
    while (given.length < 3) {
      await round();
      seen.push(given.length);
    }
    expect(given).toEqual(['a', 'b', 'c']);
    for (const [at, count] of seen.entries()) expect(count - (seen[at - 1] ?? 0)).toBeLessThan(2);
  });

  it('are over after a share, and not before', async () => {
    const turns = new Turns();
    expect(turns.over).toBe(true);
    await turns.next();
    expect(turns.over).toBe(false);
    work(6);
    expect(turns.over).toBe(true);
  });
});
