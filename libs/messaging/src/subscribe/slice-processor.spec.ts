import type { PonteLogger } from '@ponte/platform';
import type { ConsumeAttempts } from '../inbox/consume-attempts';
import type { OutboxDraft } from '../outbox/outbox-draft';
import type { CollectedUnit } from '../unit/collected-unit';
import type { TransactionRunner } from '../unit/transaction-runner';
import type { Incoming } from './incoming';
import { SliceProcessor } from './slice-processor';

const silent = { debug() {}, info() {}, warn() {}, error() {} } as unknown as PonteLogger;
const at = { topic: 'svc.replay.v1', partition: 3 };
const event: Incoming = {
  kind: 'broken',
  reason: 'is no event',
  replay: true,
  offset: '42',
  origin: {
    topic: 't.v1',
    partition: 0,
    offset: '1',
    eventId: 'claimed',
    key: 'k',
    value: null,
    headers: { 'x-odd': 'odd' },
  },
};

/** A processor whose transactions fail with `error` until one names an event other than `refused`. */
function processor(refused: string, error: Error) {
  const letters: OutboxDraft[] = [];
  const unit = {
    manager: {
      query: async (_sql: string, [topics, ids]: [string[], string[]]) => {
        if (ids.includes(refused)) throw error;
        return ids.map((id, n) => ({ topic: topics[n], event_id: id }));
      },
    },
    tellRaw: (letter: OutboxDraft) => letters.push(letter),
  } as unknown as CollectedUnit;
  const transactions = {
    runCollected: (work: (given: CollectedUnit) => Promise<unknown>) => work(unit),
  } as unknown as TransactionRunner;
  const attempts = {
    next: async () => ({ mode: 'slice', alone: false }),
    begin: async () => undefined,
    endWithin: async () => undefined,
    ended: () => undefined,
    interrupted: () => undefined,
  } as unknown as ConsumeAttempts;
  const process = () =>
    new SliceProcessor('svc', transactions, attempts, silent, () => new Date(0)).process(
      at,
      [event],
      [42n],
      () => false,
    );
  return { process, letters };
}

describe('SliceProcessor', () => {
  it('buries by its own place what cannot be buried as what it claims to be', async () => {
    const { process, letters } = processor('claimed', new Error('index row too large'));
    expect(await process()).toEqual({ settled: 1 });
    expect(letters).toHaveLength(1);
    expect(letters[0]?.headers).toMatchObject({
      'ponte-event-id': 'svc.replay.v1/3/42',
      'ponte-origin-topic': 'svc.replay.v1',
    });
    expect(letters[0]?.headers).not.toHaveProperty('x-odd');
  });

  it('buries nothing while the database is away', async () => {
    const away = Object.assign(new Error('no connection'), { code: 'ECONNREFUSED' });
    const { process, letters } = processor('claimed', away);
    expect(await process()).toEqual({ settled: 0, outage: away });
    expect(letters).toEqual([]);
  });
});
