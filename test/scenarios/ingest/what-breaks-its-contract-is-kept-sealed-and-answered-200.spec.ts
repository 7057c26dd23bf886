import { movedEvent, type LoggedRecord } from '@ponte/testing';
import { type IngestWorld, ingestWorld } from '../../fixtures/ingest/ingest-world';

/**
 * An authenticated body that is no event of ours is answered 200 and kept: its sender cannot mend it, would repeat it for
 * two hours and then lose it, and a week of refusals makes Gupy switch the webhook off without notice. It is kept whole,
 * sealed byte by byte, with the places at fault and no value; the first one of a source alerts.
 */
describe('an authenticated body that is no event of ours', () => {
  let world: IngestWorld;
  const broken = {
    ...movedEvent(),
    data: { application: { id: 'x' }, candidate: { name: 'Ana', cpf: '52998224725' } },
  };
  const BODIES: readonly [what: string, body: string, path: string][] = [
    ['that breaks the contract', JSON.stringify(broken), '/data/application/id'],
    [
      'with an id beyond 2^53−1',
      JSON.stringify(movedEvent()).replace('529925562', '9007199254740993'),
      '/data/application/id',
    ],
    ['with odd spacing and key order', `{ "data" :{},\t"event": "application.moved"\n}`, '/id'],
    ['that is a list', '[1, 2]', ''],
    ['that is null', 'null', ''],
    ['that is a text', '"52998224725"', ''],
    ['without an event name', '{"action":"application.moved","cpf":"52998224725"}', '/event'],
  ];
  const kept = async (topic: string, id: unknown): Promise<LoggedRecord[]> =>
    (await world.records(topic)).filter((record) => record.value?.toString().includes(String(id)));

  beforeAll(async () => {
    world = await ingestWorld();
  });

  it.each(BODIES)('%s is rejected with its reasons', async (_, body, path) => {
    const answered = await world.gupy(body, {
      headers: { 'x-ponte-token': 'acme-current-token', 'content-type': 'text/plain' },
    });
    expect([answered.status, answered.json()]).toEqual([200, { status: 'kept' }]);
    const record = (await world.records('ingest.rejected.v1'))
      .sort((a, b) => Number(b.timestamp) - Number(a.timestamp))
      .find((each) => opened(each) === body);
    expect(record?.key).toBe('acme');
    expect(record?.headers).toMatchObject({
      ce_type: 'ingest.rejected.v1',
      ce_source: '/gupy/acme',
    });
    expect(record?.json()).toMatchObject({
      source: 'acme',
      kind: 'gupy',
      contentType: 'text/plain',
      bytes: Buffer.byteLength(body),
      reasons: expect.arrayContaining([{ path, message: expect.any(String) }]),
    });
    expect(record?.value?.toString()).not.toMatch(/52998224725|"Ana/);
  });

  it('of unknown type is kept as unrouted', async () => {
    const body = { ...movedEvent(), event: 'application.archived' };
    expect((await world.gupy(body)).json()).toEqual({ status: 'kept' });
    const [record] = await kept('ingest.unrouted.v1', body.id);
    expect(record?.json()).toMatchObject({ event: 'application.archived', eventId: body.id });
    expect(opened(record as LoggedRecord)).toBe(JSON.stringify(body));
  });

  it('keeps its id when it is sent again', async () => {
    const id = async () => {
      await world.gupy('{"event":"twice.sent"}');
      return (await world.records('ingest.unrouted.v1'))
        .filter((each) => opened(each).includes('twice.sent'))
        .map(({ headers }) => headers.ce_id);
    };
    await id();
    const ids = await id();
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
  });

  it('alerts once for each source and kind of fault, naming places and no values', async () => {
    const lines = world.app.logs.records.filter(({ msg }) => /kept in ingest\./.test(String(msg)));
    const alerts = lines.filter(({ alert }) => alert === true);
    expect(alerts.map(({ level, source, disposition }) => [level, source, disposition])).toEqual([
      ['error', 'acme', 'rejected'],
      ['error', 'acme', 'unrouted'],
    ]);
    expect(lines.length).toBe(BODIES.length + 3);
    expect(JSON.stringify(lines)).not.toMatch(/52998224725|"Ana/);
    expect(await world.metric(/bodies_total\{.*disposition="rejected"/)).toBe(BODIES.length);
  });

  function opened(record: LoggedRecord): string {
    const { sealed } = record.json<{ sealed: { raw: string } }>();
    return world.sealer.open(sealed.raw, { purpose: 'raw' }).toString();
  }
});
