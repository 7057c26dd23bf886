import { datasulResultsSettled, type DatasulResultsSettled } from '@ponte/contracts';
import type { BroadcastReader, BroadcastRecord } from '@ponte/messaging';
import { Drain, HealthRegistry, Metrics, type PonteLogger, Sealer } from '@ponte/platform';
import { AhgoraSourceConfig } from '../../config/ahgora-source.config';
import { IngestConfig } from '../../config/ingest.config';
import { AhgoraMetrics } from '../ahgora-metrics';
import { Turns } from '../turns';
import { SettledResults } from './settled-results';
import { WaitingRequest } from './waiting-request';
import { WaitingRequests } from './waiting-requests';

const sealer = new Sealer([{ kid: 'k1', key: Buffer.alloc(32, 7) }]);

function world(sources: readonly AhgoraSourceConfig[]) {
  const errors: object[] = [];
  const log = { child: () => log, error: (facts: object) => errors.push(facts) };
  const logger = log as unknown as PonteLogger;
  let began: () => void = () => undefined;
  const started: { topic: string; from: unknown; take(record: BroadcastRecord): Promise<void> }[] =
    [];
  const reader = {
    start: (topic: string, take: (record: BroadcastRecord) => Promise<void>, from: unknown) => {
      started.push({ topic, from, take });
      return { caughtUp: new Promise<void>((resolve) => (began = resolve)) };
    },
  } as unknown as BroadcastReader;
  const health = new HealthRegistry();
  const waiting = new WaitingRequests(new Drain(), new AhgoraMetrics(new Metrics()));
  const config = Object.assign(new IngestConfig(), { sources });
  const settled = new SettledResults(
    ...([config, reader, waiting, sealer, new Turns(), health, logger] as const),
  );
  settled.onApplicationBootstrap();
  const tell = (value: object | string): Promise<void> | undefined =>
    started[0]?.take({
      ...{ topic: 't', partition: 0, offset: 1n, key: 'k', headers: {} },
      value: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
    });
  return { errors, started, health, waiting, settled, tell, begin: () => began() };
}

const source = Object.assign(new AhgoraSourceConfig(), { id: 'holding', kind: 'ahgora' });
const line = { rubrica: '1', referencia: '1,00', datafalta: '' };
const event = (change: Partial<DatasulResultsSettled> = {}): DatasulResultsSettled => ({
  ...datasulResultsSettled.example,
  ...{ source: 'holding', waiters: [{ requestId: ID, item: 0, line: 0 }] },
  ...change,
});
const ID = '0190f3c2-7a51-7c3e-9d40-6d1f6b0c2a21';

describe('what is heard of outcomes', () => {
  it('begins behind what was settled before the start, and nobody is ready until it is known where that is', async () => {
    const { started, health, settled, begin } = world([source]);
    expect(started).toMatchObject([{ topic: datasulResultsSettled.topic, from: 'end' }]);
    expect(settled.positioned).toBe(false);
    const ready = health.ready.get('settled-results');
    expect(ready?.()).toContain('not known yet');
    begin();
    await new Promise((resolve) => setImmediate(resolve));
    expect([settled.positioned, ready?.()]).toEqual([true, null]);
  });

  it('is nothing without a PontoWeb', () => {
    const { started, health } = world([]);
    expect([started.length, health.ready.size]).toEqual([0, 0]);
  });

  it('reaches the request that is named, if it is of the same source', async () => {
    const { waiting, tell } = world([source]);
    const request = new WaitingRequest('holding', ID, [{ matricula: '1', lines: [line] }]);
    waiting.add(request);
    await tell(event({ source: 'filial' }));
    await tell(event({ waiters: [{ requestId: ID.replace('0', '1'), item: 0, line: 0 }] }));
    expect(request.outcome(0, 0)).toBeUndefined();
    await tell(event());
    expect(request.outcome(0, 0)?.status).toBe('S');
    expect(await request.ended).toBe('settled');
  });

  it('is alerted once of each thing that is wrong, and goes on', async () => {
    const { waiting, tell, errors } = world([source]);
    const request = new WaitingRequest('holding', ID, [{ matricula: '1', lines: [line, line] }]);
    await tell('{');
    expect(errors).toEqual([]);
    waiting.add(request);
    for (const broken of ['{', 'null', '{}']) await tell(broken);
    expect(errors).toHaveLength(1);
    // The example's seal is none of ours.
    for (const at of [0, 1]) await tell(event({ waiters: [{ requestId: ID, item: 0, line: at }] }));
    expect(errors).toHaveLength(2);
    expect(await request.ended).toBe('settled');
  });
});
