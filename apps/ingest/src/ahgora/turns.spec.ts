import { Turns } from './turns';

const round = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

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
    const now = jest.spyOn(performance, 'now').mockReturnValue(1_000);
    const turns = new Turns();
    expect(turns.over).toBe(true);
    await turns.next();
    now.mockReturnValue(1_001.9);
    expect(turns.over).toBe(false);
    now.mockReturnValue(1_002);
    expect(turns.over).toBe(true);
    now.mockRestore();
  });
});
