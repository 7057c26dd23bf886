import { Doubts } from './doubts';

describe('records that are not believed', () => {
  it('put their source in doubt until each of its webhooks has one that is', () => {
    const doubts = new Doubts();
    doubts.note('acme/moved', 'broken');
    doubts.note('acme/moved', 'invalid');
    doubts.note('acme/hired', 'unknown-key');
    expect([doubts.concern('acme'), doubts.concern('other')]).toEqual([true, false]);
    doubts.settle('acme/moved');
    doubts.settle('acme/moved');
    expect([doubts.concern('acme'), doubts.include('unknown-key')]).toEqual([true, true]);
    doubts.settle('acme/hired');
    expect([doubts.concern('acme'), doubts.include('unknown-key')]).toEqual([false, false]);
  });

  it('take no more memory than so many keys', () => {
    const doubts = new Doubts();
    for (let each = 0; each < 10_000; each++) doubts.note(`made-up-${each}/x`, 'broken');
    doubts.note('one-more/x', 'broken');
    expect([doubts.concern('made-up-9999'), doubts.concern('one-more')]).toEqual([true, false]);
  });
});
