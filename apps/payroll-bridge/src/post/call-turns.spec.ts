import { CallTurns } from './call-turns';

describe('turns of calls', () => {
  it('are given to so many at once, then in the order of coming', async () => {
    const turns = new CallTurns<string>(2);
    expect(await Promise.all([turns.take(0), turns.take(0)])).toEqual([{}, {}]);
    const order: string[] = [];
    const third = turns.take(10_000).then((turn) => order.push(turn ? 'third' : 'none'));
    const fourth = turns.take(10_000).then((turn) => order.push(turn ? 'fourth' : 'none'));
    turns.back();
    await third;
    turns.back();
    await fourth;
    expect(order).toEqual(['third', 'fourth']);
    turns.back();
    turns.back();
    expect(await Promise.all([turns.take(0), turns.take(0), turns.take(1)])).toEqual([
      {},
      {},
      undefined,
    ]);
  });

  it('that nobody waits for any more go to the next one', async () => {
    const turns = new CallTurns<string>(1);
    await turns.take(0);
    expect(await turns.take(1)).toBeUndefined();
    const patient = turns.take(10_000);
    turns.back();
    expect(await patient).toEqual({});
  });

  it('come with what the one before gives on, to whoever waits', async () => {
    const turns = new CallTurns<string>(1);
    await turns.take(0);
    expect(turns.isAwaited).toBe(false);
    expect(() => turns.back('slot')).toThrow('nobody waits');
    const waiting = turns.take(10_000);
    expect(turns.isAwaited).toBe(true);
    turns.back('slot');
    expect(await waiting).toEqual({ given: 'slot' });
    turns.back();
    expect(await turns.take(0)).toEqual({});
  });

  it('are lost by those who wait when they are dismissed', async () => {
    const turns = new CallTurns<string>(1);
    await turns.take(0);
    const waiting = turns.take(10_000);
    turns.dismiss();
    expect(await waiting).toBeUndefined();
    turns.back();
    expect(await turns.take(0)).toEqual({});
  });

  it('end when the process leaves', async () => {
    const turns = new CallTurns<string>(1);
    await turns.take(0);
    const waiting = turns.take(10_000);
    turns.close();
    expect(await waiting).toBeUndefined();
    turns.back();
    expect(await turns.take(10_000)).toBeUndefined();
  });
});
