import { CallTurns } from './call-turns';

describe('turns of calls', () => {
  it('are given to so many at once, then in the order of coming', async () => {
    const turns = new CallTurns(2);
    expect(await Promise.all([turns.take(0), turns.take(0)])).toEqual([true, true]);
    const order: string[] = [];
    const third = turns.take(10_000).then((mayGo) => order.push(`third ${mayGo}`));
    const fourth = turns.take(10_000).then((mayGo) => order.push(`fourth ${mayGo}`));
    turns.back();
    await third;
    turns.back();
    await fourth;
    expect(order).toEqual(['third true', 'fourth true']);
    turns.back();
    turns.back();
    expect(await Promise.all([turns.take(0), turns.take(0), turns.take(1)])).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('that nobody waits for any more go to the next one', async () => {
    const turns = new CallTurns(1);
    await turns.take(0);
    expect(await turns.take(1)).toBe(false);
    const patient = turns.take(10_000);
    turns.back();
    expect(await patient).toBe(true);
  });

  it('are lost by those who wait when they are dismissed', async () => {
    const turns = new CallTurns(1);
    await turns.take(0);
    const waiting = turns.take(10_000);
    turns.dismiss();
    expect(await waiting).toBe(false);
    turns.back();
    expect(await turns.take(0)).toBe(true);
  });

  it('end when the process leaves', async () => {
    const turns = new CallTurns(1);
    await turns.take(0);
    const waiting = turns.take(10_000);
    turns.close();
    expect(await waiting).toBe(false);
    turns.back();
    expect(await turns.take(10_000)).toBe(false);
  });
});
