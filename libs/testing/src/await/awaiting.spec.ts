import { eventually } from './eventually';
import { HandlerSpy } from './handler-spy';

describe('eventually', () => {
  it('returns what the probe returns once it neither throws nor says false', async () => {
    let calls = 0;
    const value = await eventually(
      () => {
        calls += 1;
        if (calls === 1) throw new Error('not yet');
        return calls > 2 && 'there';
      },
      { intervalMs: 1 },
    );
    expect([value, calls]).toEqual(['there', 3]);
  });

  it('gives up with the last reason', async () => {
    const waiting = eventually(
      () => {
        throw new Error('still 3');
      },
      { timeoutMs: 20, intervalMs: 5, what: 'The count' },
    );
    await expect(waiting).rejects.toThrow('The count did not come true within 20 ms: still 3');
  });
});

describe('HandlerSpy', () => {
  it('lets await what has been seen and what will be', async () => {
    const spy = new HandlerSpy<number>();
    spy.see(1);
    const three = spy.count(3);
    const even = spy.first((n) => n % 2 === 0);
    spy.see(2);
    spy.see(3);
    expect([await three, await even]).toEqual([[1, 2, 3], 2]);
  });

  it('says what it saw when it has waited in vain', async () => {
    const spy = new HandlerSpy<{ offset: bigint }>();
    spy.see({ offset: 7n });
    await expect(spy.count(2, 20)).rejects.toThrow('saw 1, the last of them [{"offset":"7"}]');
  });
});
