import { gupySample, movedEvent } from '@ponte/testing';
import { Sealer, SecretRef } from '@ponte/platform';
import { GupySourceConfig } from '../config/source.config';
import type { Accepted, Judgement, KeptAside } from '../edge/judgement';
import { judgeGupy } from './gupy-intake';

const sealer = new Sealer([{ kid: 'k1', key: Buffer.alloc(32, 7) }]);
const receivedAt = new Date('2026-03-02T18:41:25.004Z');

function source(id = 'acme'): GupySourceConfig {
  return Object.assign(new GupySourceConfig(), { id, kind: 'gupy', tokens: [new SecretRef()] });
}
function judge(body: unknown, id?: string): Judgement {
  const bytes = Buffer.isBuffer(body)
    ? body
    : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return judgeGupy(source(id), { body: bytes, contentType: 'text/plain', receivedAt }, sealer);
}
function accepted(body: unknown, id?: string): Accepted {
  const judgement = judge(body, id);
  if (judgement.disposition !== 'accepted') throw new Error(JSON.stringify(judgement));
  return judgement;
}
function aside(body: unknown): KeptAside {
  const judgement = judge(body);
  if (!('reasons' in judgement)) throw new Error(`was ${judgement.disposition}`);
  return judgement;
}
interface Written {
  data: { application?: { id: number; score?: number }; candidate?: object; id?: number };
  sealed: { candidate?: string; raw?: string };
}
const written = <T = Written>({ record }: { record: Accepted['record'] }): T =>
  JSON.parse(record.value?.toString() ?? '') as T;
const opened = (sealed: string | undefined, purpose: string): unknown =>
  JSON.parse(sealer.open(sealed ?? '', { purpose }).toString());

describe('the intake of Gupy', () => {
  it.each([
    ['application.created', 'gupy.application.created.v1', '529925562'],
    ['application.moved', 'gupy.application.moved.v1', '529925562'],
    ['candidate.hired', 'gupy.candidate.hired.v1', undefined],
    ['job.published', 'gupy.job.published.v1', '8451877'],
  ] as const)('turns the vendor’s sample of %s into a record of %s', (name, topic, key) => {
    const sample = gupySample(name);
    const { record, eventId } = accepted(sample);
    const data = sample.data as Written['data'];
    expect(record.topic).toBe(topic);
    expect(record.key).toBe(key ?? String(data.application?.id));
    expect(eventId).toBe(`acme:${sample.id}`);
    expect(record.headers).toMatchObject({
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: `acme:${sample.id}`,
      ce_source: '/gupy/acme',
      ce_type: topic,
      ce_time: new Date(sample.date).toISOString(),
      ce_subject: record.key,
    });
  });

  it('seals the person and what the contract does not name, for this person only', () => {
    const body = { ...movedEvent(), novelty: { cpf: '52998224725' } };
    const record = accepted(body);
    const { sealed, data } = written(record);
    expect(data.candidate).toEqual({ id: 256080 });
    expect(opened(sealed.candidate, 'candidate')).toEqual(body.data.candidate);
    expect(opened(sealed.raw, 'raw')).toMatchObject({ novelty: { cpf: '52998224725' } });
    expect(Sealer.read(sealed.candidate ?? '').subject).toEqual({
      system: 'gupy',
      source: 'acme',
      person: '256080',
    });
    const clear = JSON.stringify([record.record.key, record.record.headers, written(record)]);
    for (const personal of [
      '52998224725',
      '"Ana"',
      'Souza Lima',
      'ana.souza@example.com',
      'Flores',
    ])
      expect(clear).not.toContain(personal);
  });

  it('takes ids written as floats, and keeps their value', () => {
    const text = JSON.stringify(movedEvent()).replace('529925562', '529925562.0');
    expect(text).toContain('529925562.0');
    expect(accepted(text).record.key).toBe('529925562');
  });

  it.each(['job', 'candidate'])('takes a %s that is null or missing', (part) => {
    const body = movedEvent();
    expect(accepted({ ...body, data: { ...body.data, [part]: null } }).record.key).toBe(
      '529925562',
    );
    expect(accepted({ ...body, data: { ...body.data, [part]: undefined } }).record.key).toBe(
      '529925562',
    );
  });

  it('takes a candidate without a CPF', () => {
    const body = movedEvent();
    const candidate = { ...body.data.candidate, identificationDocument: undefined };
    expect(accepted({ ...body, data: { ...body.data, candidate } }).record.key).toBe('529925562');
  });

  it('tells the events of two accounts apart that have one id', () => {
    const body = movedEvent();
    expect(accepted(body, 'acme').eventId).not.toBe(accepted(body, 'other').eventId);
  });

  it.each([
    ['no event name', { ...movedEvent(), event: undefined }, '/event'],
    ['an event name that is no text', { ...movedEvent(), event: 7 }, '/event'],
    ['no id', { ...movedEvent(), id: undefined }, '/id'],
    ['no date', { ...movedEvent(), date: undefined }, '/date'],
    ['a date that is none', { ...movedEvent(), date: 'ontem' }, '/date'],
    ['no data', { ...movedEvent(), data: null }, '/data'],
    ['data that is a text', { ...movedEvent(), data: 'x' }, '/data'],
    ['no application', { ...movedEvent(), data: { application: null } }, '/data/application'],
    ['no application id', { ...movedEvent(), data: { application: {} } }, '/data/application/id'],
    [
      'an application id that is a text',
      { ...movedEvent(), data: { application: { id: 'x' } } },
      '/data/application/id',
    ],
    ['a list', [movedEvent()], ''],
    ['null', null, ''],
    ['a text', '"application.moved"', ''],
    ['a number', '7', ''],
  ])(
    'keeps aside %s, with the place at fault and the body sealed byte by byte',
    (_, body, path) => {
      const kept = aside(body);
      expect(kept.disposition).toBe('rejected');
      expect(kept.record.topic).toBe('ingest.rejected.v1');
      expect(kept.record.key).toBe('acme');
      expect(kept.reasons.map((reason) => reason.path)).toContain(path);
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const { sealed } = written(kept);
      expect(sealer.open(sealed.raw ?? '', { purpose: 'raw' }).toString()).toBe(text);
    },
  );

  it('keeps aside an id beyond 2^53−1 instead of rounding it', () => {
    const text = JSON.stringify(movedEvent()).replace('529925562', '9007199254740993');
    expect(aside(text).reasons).toEqual([
      { path: '/data/application/id', message: expect.stringContaining('9007199254740991') },
    ]);
  });

  it('keeps aside an event of unknown type as unrouted', () => {
    const kept = aside({
      ...movedEvent({ id: '7d0f3a0e-1111-4222-8333-444455556666' }),
      event: 'application.archived',
    });
    expect(kept.disposition).toBe('unrouted');
    expect(kept.record.topic).toBe('ingest.unrouted.v1');
    expect(written<object>(kept)).toMatchObject({
      event: 'application.archived',
      eventId: '7d0f3a0e-1111-4222-8333-444455556666',
      contentType: 'text/plain',
    });
  });

  it.each([
    ['52998224725', 'ana.souza@example.com'],
    ['Ana Souza Lima', '52998224725'],
  ])('does not write %j and %j in the clear where a name and an id should be', (event, id) => {
    const text = aside({ event, id }).record.value?.toString();
    expect(text).not.toContain(event);
    expect(text).not.toContain(id);
  });

  it('keeps aside bytes that are not UTF-8: decoded, the accents would be lost', () => {
    const latin1 = Buffer.from(
      JSON.stringify(movedEvent({ step: { name: 'Avaliação' } })),
      'latin1',
    );
    const kept = aside(latin1);
    expect(kept.reasons[0]?.message).toContain('UTF-8');
    expect(sealer.open(written(kept).sealed.raw ?? '', { purpose: 'raw' })).toEqual(latin1);
  });

  it('keeps aside what grows beyond its topic when it is written anew', () => {
    const text = JSON.stringify({ ...movedEvent(), grows: [] }).replace(
      '"grows":[]',
      `"grows":[${Array.from({ length: 60_000 }, () => '1e20').join()}]`,
    );
    expect(Buffer.byteLength(text)).toBeLessThan(351_085);
    expect(aside(text).reasons[0]?.message).toContain('must have at most');
  });

  it('has room for the largest body with the longest reasons', () => {
    const jobs = Array.from({ length: 30 }, () => ({ id: {} }));
    const body = { ...movedEvent(), data: { job: { customFields: jobs }, application: {} } };
    const text = JSON.stringify({ ...body, filler: '' });
    const filled = text.replace('"filler":""', `"filler":"${'x'.repeat(351_085 - text.length)}"`);
    expect(aside(filled).record.value?.length).toBeLessThan(480 * 1024);
  });

  it.each(['', '{', 'nome=Ana', '{"a":1}}', '<html/>', '{"a":1,}', "{'a':1}"])(
    'refuses %j, which is not JSON',
    (text) => expect(judge(text)).toEqual({ disposition: 'not-json' }),
  );

  it('refuses JSON nested deeper than anything that is meant', () => {
    expect(judge('['.repeat(100_000) + ']'.repeat(100_000))).toEqual({ disposition: 'not-json' });
  });

  it('gives a kept body the same id at each repeat, and another to another body', () => {
    const id = (body: unknown) => aside(body).record.headers.ce_id;
    expect(id({ event: 'a.b' })).toBe(id({ event: 'a.b' }));
    expect(id({ event: 'a.b' })).not.toBe(id({ event: 'a.c' }));
  });
});
