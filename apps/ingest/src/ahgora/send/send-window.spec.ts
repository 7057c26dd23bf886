import { SendWindow } from './send-window';

function controlled(): { promise: Promise<void>; resolve(): void; reject(error: Error): void } {
  let resolve: () => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<void>((yes, no) => ([resolve, reject] = [yes, no]));
  return { promise, resolve, reject };
}

describe('the window of a request', () => {
  it('says when few enough are under way, and which failed first', async () => {
    const window = new SendWindow();
    const sent = [controlled(), controlled(), controlled()];
    for (const { promise } of sent) window.add(promise);
    await window.atMost(3);
    let reached = false;
    const waited = window.atMost(1).then(() => (reached = true));
    sent[0]?.resolve();
    await sent[0]?.promise;
    await Promise.resolve();
    expect([window.size, reached]).toEqual([2, false]);
    sent[1]?.reject(new Error('first'));
    await waited;
    sent[2]?.reject(new Error('second'));
    await window.atMost(0);
    expect(window.failure?.error).toEqual(new Error('first'));
  });
});
