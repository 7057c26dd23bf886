import { randomUUID } from 'node:crypto';
import { Sealer } from '@ponte/platform';
import { gupySample, movedEvent, type LoggedRecord } from '@ponte/testing';
import { type IngestWorld, ingestWorld } from '../../fixtures/ingest/ingest-world';

/**
 * Each of the nine events of Gupy lands on its own topic, under the key that keeps the events of one application (or job)
 * in order, with CloudEvents headers that any consumer reads. Nothing of the person is readable in key, headers or value,
 * known field or not, and whoever holds the key gets back exactly what Gupy sent.
 */
describe('an event of Gupy', () => {
  let world: IngestWorld;
  const data = gupySample('application.moved').data;
  const job = { ...gupySample('job.published').data, recruiterEmail: 'rh.pessoa@example.com' };
  const EVENTS: readonly [event: string, topic: string, data: object, key: string][] = [
    ['application.created', 'gupy.application.created.v1', data, '529925562'],
    ['application.completed', 'gupy.application.completed.v1', data, '529925562'],
    ['application.moved', 'gupy.application.moved.v1', data, '529925562'],
    [
      'application.pre-hiring-information-filled',
      'gupy.application.pre-hiring-information-filled.v1',
      data,
      '529925562',
    ],
    ['candidate.hired', 'gupy.candidate.hired.v1', gupySample('candidate.hired').data, '529925562'],
    [
      'pre-employee.moved',
      'gupy.pre-employee.moved.v1',
      {
        ...data,
        job: { ...data.job, id: null },
        admission: { rg: '12.345.678-9' },
        position: { pay: 5200 },
      },
      '529925562',
    ],
    ['job.published', 'gupy.job.published.v1', job, '8451877'],
    ['job.status-changed', 'gupy.job.status-changed.v1', job, '8451877'],
    ['job.changed', 'gupy.job.changed.v1', job, '8451877'],
  ];
  const PERSONAL = [
    '52998224725',
    '"Ana"',
    'Souza Lima',
    'ana.souza@example.com',
    '+5511999990000',
    'Rua das Flores',
    '1990-01-01',
    'rh.pessoa@example.com',
    '12.345.678-9',
    'segredo-do-rh',
    '"salary"',
    'technical_course',
  ];
  const sent = async (body: object | string, topic = 'gupy.application.moved.v1') => {
    const answered = await world.gupy(body);
    expect([answered.status, answered.text]).toEqual([200, expect.stringContaining('accepted')]);
    const { id } = answered.json<{ id: string }>();
    const found = (await world.records(topic)).filter(({ headers }) => headers.ce_id === id);
    expect(found).toHaveLength(1);
    return found[0] as LoggedRecord;
  };

  beforeAll(async () => {
    world = await ingestWorld();
  });

  it.each(EVENTS)('%s lands on %s', async (event, topic, eventData, key) => {
    const body = {
      companyName: 'ACME',
      id: randomUUID(),
      event,
      date: '2026-03-02T18:41:24.120Z',
      data: eventData,
      user: { id: 9, name: 'Souza Lima', email: 'rh.pessoa@example.com' },
      unknown: { deep: ['segredo-do-rh', { identificationDocument: '52998224725' }] },
    };
    const record = await sent(body, topic);
    const keyOf = (eventData as { application?: { id: number } }).application?.id;
    expect(record.key).toBe(keyOf === undefined ? key : String(keyOf));
    expect(record.headers).toEqual({
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: `acme:${body.id}`,
      ce_source: '/gupy/acme',
      ce_type: topic,
      ce_time: '2026-03-02T18:41:24.120Z',
      ce_subject: record.key,
      traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/),
    });
    const readable = JSON.stringify([
      record.key,
      record.headers,
      record.value?.toString(),
    ]).replaceAll('\\"', '"');
    for (const personal of PERSONAL) expect(readable).not.toContain(personal);
    expect(rebuilt(world.sealer, record)).toEqual(body);
  });

  it('keeps the sender’s trace', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const body = movedEvent();
    const headers = { 'x-ponte-token': 'acme-current-token', traceparent };
    expect((await world.gupy(body, { headers })).status).toBe(200);
    const records = await world.records('gupy.application.moved.v1');
    const record = records.find(({ headers: { ce_id } }) => ce_id === `acme:${body.id}`);
    expect(record?.headers.traceparent).toContain('0af7651916cd43dd8448eb211c80319c');
  });

  it('is taken with ids as floats, null parts and no CPF', async () => {
    const body = movedEvent({ applicationId: 9282348 });
    const candidate: Record<string, unknown> = { ...body.data.candidate };
    delete candidate.identificationDocument;
    const poor = { ...body, companyName: null, data: { ...body.data, job: null, candidate } };
    const text = JSON.stringify(poor).replace('9282348', '9282348.0').replace('256080', '256080.0');
    const record = await sent(text);
    expect(record.key).toBe('9282348');
    const { data: clear, sealed } = record.json<{
      data: { job: null; candidate: object };
      sealed: { candidate: string };
    }>();
    expect(clear).toMatchObject({ job: null, candidate: { id: 256080 } });
    expect(Sealer.read(sealed.candidate).subject.person).toBe('256080');
    expect(
      JSON.parse(world.sealer.open(sealed.candidate, { purpose: 'candidate' }).toString()),
    ).toEqual(candidate);
  });
});

/** What the sender sent, put together again from the clear and the sealed parts. */
function rebuilt(sealer: Sealer, record: LoggedRecord): unknown {
  const { sealed, ...clear } = record.json<{
    sealed: { candidate?: string; raw?: string };
    source?: string;
    data: object;
  }>();
  const part = (text: string | undefined, purpose: string): object =>
    text === undefined ? {} : (JSON.parse(sealer.open(text, { purpose }).toString()) as object);
  delete clear.source;
  const body = merged(clear, part(sealed.raw, 'raw')) as { data: object };
  return sealed.candidate === undefined
    ? body
    : { ...body, data: { ...body.data, candidate: part(sealed.candidate, 'candidate') } };
}

function merged(clear: unknown, rest: unknown): unknown {
  if (Array.isArray(clear) && Array.isArray(rest))
    return clear.map((item, at) => merged(item, rest[at]));
  if (!isObject(clear) || !isObject(rest)) return rest === undefined ? clear : rest;
  const keys = new Set([...Object.keys(clear), ...Object.keys(rest)]);
  return Object.fromEntries(
    [...keys].map((key) => [
      key,
      key in rest && key in clear
        ? merged(clear[key], rest[key])
        : (clear[key] ?? rest[key] ?? null),
    ]),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
