import { Turns } from './turns';

describe('Turns', () => {
  it('runs ordinary work side by side, and what must be alone with nothing beside it, first come first served', async () => {
    const turns = new Turns();
    const running = new Set<string>();
    const seen: string[] = [];
    const finish = new Map<string, () => void>();
    const work = (name: string, alone: boolean) =>
      turns.run(alone, async () => {
        running.add(name);
        seen.push([...running].join('+'));
        await new Promise<void>((done) => finish.set(name, done));
        running.delete(name);
      });
    const end = async (name: string): Promise<void> => {
      finish.get(name)?.();
      await new Promise((resolve) => setImmediate(resolve));
    };
    const all = [
      work('a', false),
      work('b', false),
      work('X', true),
      work('Y', true),
      work('c', false),
    ];
    await new Promise((resolve) => setImmediate(resolve));
    expect(seen).toEqual(['a', 'a+b']);
    for (const name of ['a', 'b', 'X', 'Y', 'c']) await end(name);
    await Promise.all(all);
    expect(seen).toEqual(['a', 'a+b', 'X', 'Y', 'c']);
  });

  it('goes on after a failure', async () => {
    const turns = new Turns();
    await expect(turns.run(true, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await turns.run(true, async () => 'yes')).toBe('yes');
  });
});
