import type { AhgoraResultsReceived, SplitItem } from '@ponte/contracts';
import { type OutboundRecord, PublishError, type Publisher } from '@ponte/messaging';
import { LookupHasher, Sealer } from '@ponte/platform';
import { Turns } from '../turns';
import { placeItems, type PlacedItem } from './place-items';
import { publishItems } from './publish-items';

const keys = [{ kid: 'k1', key: Buffer.alloc(32, 7) }];
const item = (codfuncionario: string): SplitItem => ({
  ...{ fault: 'none', matricula: '1', codfuncionario, ano: '2026', mes: '02', campoAdicional: '' },
  resultados: [{ rubrica: '10103', referencia: '1,00', datafalta: '' }],
  echo: { matricula: '1', lines: [] },
  more: false,
});
const request = (count: number) => ({
  ...{ source: 'holding', requestId: '0190f3c2-7a51-7c3e-9d40-6d1f6b0c2a21', count },
  ...{ receivedAt: new Date('2026-03-02T11:05:09.120Z'), traceparent: undefined },
});

/** A publisher that acknowledges each record in a later round, and counts what is under way. */
class Slow {
  readonly records: OutboundRecord[] = [];
  readonly deadlines: number[] = [];
  most = 0;
  private open = 0;

  constructor(private readonly failing: (nth: number) => Error | undefined = () => undefined) {}

  async publish(record: OutboundRecord, { deadlineMs = 0 } = {}): Promise<never> {
    const nth = this.records.push(record);
    this.deadlines.push(deadlineMs);
    this.most = Math.max(this.most, (this.open += 1));
    await new Promise((resolve) => setImmediate(resolve));
    this.open -= 1;
    const failure = this.failing(nth);
    if (failure) throw failure;
    return undefined as never;
  }
}

async function publish(
  publisher: Slow,
  codes: readonly string[],
  requestMs = 60_000,
  leaving = () => false,
) {
  const turns = new Turns();
  const hasher = new LookupHasher(keys);
  const placed = await placeItems(codes.map(item), request(0), { hasher, turns });
  return publishItems(
    placed as readonly PlacedItem[],
    request(codes.length),
    { recordMs: 5_000, requestMs },
    { sealer: new Sealer(keys), turns, leaving, publisher: publisher as unknown as Publisher },
  );
}
const valueOf = ({ value }: OutboundRecord) => JSON.parse(String(value)) as AhgoraResultsReceived;

describe('publishing a request', () => {
  it('numbers items and those of each employee, under ids of their own', async () => {
    const publisher = new Slow();
    const codes = ['10|1|1', '10|1|2', '010|01|0001', 'x', 'x', '10|1|1'];
    expect(await publish(publisher, codes)).toBeUndefined();
    const values = publisher.records.map(valueOf);
    expect(values.map(({ position, part, parts }) => [position, part, parts])).toEqual([
      ...[
        [0, 1, 3],
        [1, 1, 1],
        [2, 2, 3],
        [3, 1, 2],
        [4, 2, 2],
        [5, 3, 3],
      ],
    ]);
    expect(publisher.records.map(({ key }) => key)).toEqual(values.map(({ employee }) => employee));
    expect(new Set(publisher.records.map(({ headers }) => headers.ce_id)).size).toBe(codes.length);
  });

  it('has a bounded number of records under way', async () => {
    const publisher = new Slow();
    const codes = Array.from({ length: 1_000 }, (_, at) => `10|1|${at}`);
    expect(await publish(publisher, codes)).toBeUndefined();
    expect(publisher.records).toHaveLength(1_000);
    expect(publisher.most).toBeLessThanOrEqual(200);
  });

  it('sends a hundred together: the first do not go alone', async () => {
    const sent: number[] = [];
    const publisher = new Slow();
    const codes = Array.from({ length: 250 }, (_, at) => `10|1|${at}`);
    jest.spyOn(Turns.prototype, 'over', 'get').mockReturnValue(true);
    jest.spyOn(Turns.prototype, 'next').mockImplementation(async () => {
      sent.push(publisher.records.length);
      await new Promise((resolve) => setImmediate(resolve));
    });
    expect(await publish(publisher, codes)).toBeUndefined();
    jest.restoreAllMocks();
    expect([...new Set(sent)]).toEqual([0, 100, 200]);
  });

  it('stops at the first failure and tells it, when all that is under way has settled', async () => {
    const away = new PublishError('unavailable', 'away');
    const publisher = new Slow((nth) => (nth === 150 ? away : undefined));
    const codes = Array.from({ length: 1_000 }, (_, at) => `10|1|${at}`);
    expect(await publish(publisher, codes)).toBe(away);
    expect(publisher.records.length).toBeLessThan(401);
  });

  it('gives no record longer than the request has', async () => {
    const publisher = new Slow();
    await publish(publisher, ['10|1|1', '10|1|2'], 300);
    expect(Math.max(...publisher.deadlines)).toBeLessThanOrEqual(300);
    const unhurried = new Slow();
    await publish(unhurried, ['10|1|1']);
    expect(unhurried.deadlines).toEqual([5_000]);
  });

  it('is broken off when the process leaves, unless little of it is left to send', async () => {
    const codes = Array.from({ length: 201 }, (_, at) => `10|1|${at}`);
    const leaving = () => true;
    expect(await publish(new Slow(), codes.slice(1), 60_000, leaving)).toBeUndefined();
    const long = new Slow();
    expect(await publish(long, codes, 60_000, leaving)).toMatchObject({ code: 'closed' });
    expect(long.records).toHaveLength(0);
  });

  it('throws what is no outage', async () => {
    const bug = new TypeError('a bug');
    await expect(publish(new Slow(() => bug), ['10|1|1'])).rejects.toBe(bug);
  });
});
