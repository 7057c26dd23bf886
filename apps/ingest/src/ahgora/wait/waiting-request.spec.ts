import type { LineOutcome } from './line-outcome';
import { WaitingRequest } from './waiting-request';

const line = { rubrica: '10103', referencia: '1,00', datafalta: '' };
const outcome = (change: Partial<LineOutcome> = {}): LineOutcome => ({
  ...{ status: 'S', mensagem: 'OK', entryId: 'e1', version: 1 },
  ...change,
});
const request = (...lines: number[]): WaitingRequest =>
  new WaitingRequest(
    'holding',
    'r1',
    lines.map((count) => ({ matricula: '1', lines: Array(count).fill(line) })),
  );

/** What it ended with, if it has. */
async function end(waiting: WaitingRequest): Promise<string> {
  return Promise.race([waiting.ended, Promise.resolve().then(() => 'open')]);
}

describe('a request that waits', () => {
  it('ends when its last rubrica has an outcome', async () => {
    const waiting = request(1, 0, 2);
    waiting.settle(2, 1, outcome());
    waiting.settle(0, 0, outcome());
    waiting.settle(0, 0, outcome({ version: 2 }));
    expect(await end(waiting)).toBe('open');
    waiting.settle(2, 0, outcome());
    expect(await end(waiting)).toBe('settled');
  });

  it('ends at once without rubricas', async () => expect(await end(request(0))).toBe('settled'));

  it('takes a later state, and no earlier one that comes again', () => {
    const waiting = request(2);
    waiting.settle(0, 0, outcome({ status: 'E', version: 2 }));
    waiting.settle(0, 0, outcome({ version: 3 }));
    waiting.settle(0, 0, outcome({ status: 'E', version: 2 }));
    expect(waiting.outcome(0, 0)?.status).toBe('S');
    waiting.settle(0, 0, outcome({ status: 'E', entryId: 'e2', version: 1 }));
    expect(waiting.outcome(0, 0)?.status).toBe('E');
  });

  it('passes by what it never sent', async () => {
    const waiting = request(1);
    for (const [item, at] of [
      [0, 1],
      [1, 0],
      [-1, 0],
      [0, -1],
    ] as const)
      waiting.settle(item, at, outcome());
    expect(await end(waiting)).toBe('open');
    expect(waiting.outcome(0, 0)).toBeUndefined();
  });

  it('keeps the first reason for its end', async () => {
    const waiting = request(1);
    waiting.end('leaving');
    waiting.end('deadline');
    expect(await end(waiting)).toBe('leaving');
  });
});
