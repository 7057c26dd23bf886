import { Beginnings } from './beginnings';

describe('calls that are being prepared', () => {
  it('are waited for until each has begun', async () => {
    const beginnings = new Beginnings();
    await beginnings.over();
    const [first, second] = [beginnings.begin(), beginnings.begin()];
    const order: string[] = [];
    const over = beginnings.over().then(() => order.push('over'));
    first();
    first();
    await Promise.resolve();
    order.push('the second begins');
    second();
    await over;
    expect(order).toEqual(['the second begins', 'over']);
  });

  it('hold nobody up for more than a moment', async () => {
    const beginnings = new Beginnings();
    beginnings.begin();
    const started = performance.now();
    await beginnings.over();
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
