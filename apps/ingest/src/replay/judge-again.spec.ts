import { movedEvent } from '@ponte/testing';
import type { RawRecord } from '@ponte/messaging';
import { Sealer } from '@ponte/platform';
import { GupySourceConfig, type SourceConfig } from '../config/source.config';
import { judge } from '../edge/judge';
import type { KnownSource } from '../edge/source-book';
import { judgeAgain } from './judge-again';

const sealer = new Sealer([{ kid: 'k1', key: Buffer.alloc(32, 7) }]);
const source = Object.assign(new GupySourceConfig(), { id: 'acme', kind: 'gupy' });
const sources = (config: SourceConfig | undefined) => ({
  find: () => config && ({ config } as KnownSource),
});

const noRubeus = { source: () => undefined };

/** What ingest keeps of a body. */
function kept(body: unknown): RawRecord {
  const receivedAt = new Date('2026-03-02T18:41:25.004Z');
  const delivery = { body: Buffer.from(JSON.stringify(body)), contentType: undefined, receivedAt };
  const judged = judge(source, delivery, sealer);
  if (!('reasons' in judged)) throw new Error(`was ${judged.disposition}`);
  const { key, value, headers } = judged.record;
  return {
    topic: 'ingest.replay.v1',
    partition: 0,
    offset: '0',
    timestampMs: 0,
    key,
    value,
    headers,
  };
}

describe('a kept body that is judged again', () => {
  it('stays, with the reasons of today', () => {
    expect(
      judgeAgain(kept({ event: 'application.archived' }), sources(source), sealer, noRubeus),
    ).toEqual({
      outcome: 'unrouted',
      source: 'acme',
      reasons: [{ path: '/event', message: expect.any(String) }],
    });
    const off = kept({ ...movedEvent(), date: 'ontem' });
    expect(judgeAgain(off, sources(source), sealer, noRubeus)).toMatchObject({
      outcome: 'rejected',
      reasons: [{ path: '/date' }],
    });
  });

  it('names what keeps it from being judged, and quotes nothing', () => {
    const record = kept({ event: 'Ana Souza' });
    const judged = (change: Partial<RawRecord>) =>
      judgeAgain({ ...record, ...change }, sources(source), sealer, noRubeus);
    const others = new Sealer([{ kid: 'k2', key: Buffer.alloc(32, 8) }]);
    expect(judgeAgain(record, sources(undefined), sealer, noRubeus)).toEqual({
      outcome: 'unknown-source',
      why: 'there is no source acme of kind gupy any more',
    });
    expect(judgeAgain(record, sources(source), others, noRubeus)).toMatchObject({
      outcome: 'unreadable',
      why: expect.stringContaining('PII_KEYS'),
    });
    const changes: Partial<RawRecord>[] = [
      { headers: {} },
      { headers: { ce_type: 'gupy.application.moved.v1' } },
      { value: null },
      { value: Buffer.from('Ana') },
      { value: Buffer.from('{"source":"Ana"}') },
    ];
    for (const change of changes) {
      const result = judged(change);
      expect(result.outcome).toBe('unreadable');
      expect(JSON.stringify(result)).not.toContain('Ana');
    }
  });
});
