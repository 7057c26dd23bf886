import { rubeusSample, type LoggedRecord } from '@ponte/testing';
import { crmWorld, type CrmWorld } from '../../fixtures/ingest/crm-world';

/**
 * Rubeus sends many elements at once and hears one answer. A bad one among them must not take its neighbours with it: the
 * good ones are events, each bad one is kept, sealed and with the reasons, and the answer is 200, because its sender cannot
 * mend it. Only what is no JSON at all is refused.
 */
describe('a body of Rubeus', () => {
  let world: CrmWorld;
  const activity = (id: string, more: object = {}): Record<string, unknown> => ({
    ...rubeusSample('atividade'),
    id,
    ...more,
  });
  const keptOf = async (text: string): Promise<LoggedRecord[]> =>
    (await world.records('ingest.rejected.v1')).filter((record) => opened(record).includes(text));
  const bytes = (record: LoggedRecord): Buffer =>
    world.sealer.open(record.json<{ sealed: { raw: string } }>().sealed.raw, { purpose: 'raw' });
  const opened = (record: LoggedRecord): string => bytes(record).toString();

  beforeAll(async () => {
    world = await crmWorld();
  });

  it('of 500 elements with three bad ones becomes 497 events, in order, and three that are kept', async () => {
    const elements = Array.from({ length: 500 }, (_, at) => activity(`${1_000 + at}`));
    // 700 KB: contacts would be as many.
    for (const element of elements) element['descricao'] = 'x'.repeat(1_000);
    elements[7] = { ...rubeusSample('evento'), id: '1007' };
    elements[250] = activity('1250', { vencimento: '2026-02-30 10:00' });
    delete elements[499]?.['id'];
    const answered = await world.tell('atividade', elements);
    expect(answered.status).toBe(200);
    expect(answered.json()).toEqual({
      ...{ status: 'accepted', accepted: 497, rejected: 3, repeated: 0 },
    });
    const ids = (await world.received('atividade')).map(
      (record) => record.json<{ id: string }>().id,
    );
    // At least once: a batch whose acknowledgement got lost is written again, behind itself.
    expect([...new Set(ids)]).toEqual(
      elements.flatMap((_, at) => ([7, 250, 499].includes(at) ? [] : [`${1_000 + at}`])),
    );
    const [wrongKind] = await keptOf('"id":"1007"');
    expect(wrongKind?.json()).toMatchObject({
      ...{ source: 'vestibular', kind: 'rubeus', event: 'atividade' },
      reasons: expect.arrayContaining([{ path: '/vencimento', message: expect.any(String) }]),
    });
    expect(JSON.parse(opened(wrongKind!))).toEqual(elements[7]);
    const [noDay] = await keptOf('2026-02-30');
    expect(noDay?.json()).toMatchObject({ reasons: [{ path: '/vencimento' }] });
    expect(noDay?.value?.toString()).not.toContain('2026-02-30');
    expect(await world.metric(/bodies_total\{.*kind="rubeus".*disposition="accepted"/)).toBe(497);
    expect(await world.metric(/bodies_total\{.*kind="rubeus".*disposition="rejected"/)).toBe(3);
  });

  it('alerts once, and says little of the rest', async () => {
    await world.tell('evento', [{ cpf: '52998224725' }, { nome: 'Ana' }]);
    const lines = world.app.logs.records.filter(({ msg }) => /kept in ingest\./.test(String(msg)));
    expect(lines.filter(({ alert }) => alert === true)).toHaveLength(1);
    // A line for each request, not for each element.
    expect(lines).toHaveLength(2);
    expect(JSON.stringify(lines)).not.toMatch(/52998224725|Ana/);
  });

  it('may be a bare object, or an empty array', async () => {
    expect((await world.tell('atividade', activity('2001'))).json()).toMatchObject({
      accepted: 1,
    });
    expect(await world.idsOf('atividade', '2001')).toHaveLength(1);
    const empty = await world.tell('atividade', '[ ]');
    expect([empty.status, empty.json()]).toEqual([
      200,
      { status: 'accepted', accepted: 0, rejected: 0, repeated: 0 },
    ]);
  });

  it.each([
    ['null', 'null'],
    ['a text', '"Ana 1"'],
    ['a number', '4711001'],
    ['an element that is a list', '[["Ana 2"]]'],
    [
      'half a pair as an id',
      JSON.stringify([activity('2002', { contato: { id: '\ud800' }, descricao: 'Ana 3' })]),
    ],
    ['a name as an id', JSON.stringify([activity('Ana Souza')])],
    [
      'an address as an id',
      JSON.stringify([activity('2002', { responsavel: { id: 'Ana@example.com' } })]),
    ],
    ['a flag that is none', JSON.stringify([activity('2002', { concluido: 'Ana 4' })])],
    ['Latin-1', Buffer.from('[{"nome":"João"}]', 'latin1')],
    ['an id in an object', JSON.stringify([activity('2002', { id: { de: 'Ana 5' } })])],
  ])('that is %s is kept byte by byte, and answered 200', async (_, body) => {
    const before = (await world.records('ingest.rejected.v1')).map(({ headers }) => headers.ce_id);
    expect((await world.tell('atividade', body)).json()).toMatchObject({ rejected: 1 });
    const found = (await world.records('ingest.rejected.v1')).filter(
      ({ headers }) => !before.includes(headers.ce_id),
    );
    expect(found).toHaveLength(1);
    expect(Buffer.from(body).includes(bytes(found[0]!))).toBe(true);
    expect(found[0]?.value?.toString()).not.toContain('Ana');
  });

  it('with an element nested too deep, or too large to be kept, loses neither the others nor the reason', async () => {
    const deep = `{"id":"3001","descricao":${'['.repeat(100)}${']'.repeat(100)}}`;
    const large = activity('3002', { descricao: 'y'.repeat(300_000) });
    const good = activity('3003');
    const body = `[${deep}, ${JSON.stringify(good)}, ${JSON.stringify(large)}]`;
    expect((await world.tell('atividade', body)).json()).toMatchObject({
      accepted: 1,
      rejected: 2,
    });
    expect(await world.idsOf('atividade', '3003')).toHaveLength(1);
    expect(opened((await keptOf('"3001"'))[0]!)).toBe(deep);
    const [kept] = await keptOf('"3002"');
    expect(kept?.json()).toMatchObject({
      bytes: Buffer.byteLength(JSON.stringify(large)),
      reasons: expect.arrayContaining([
        { path: '', message: expect.stringContaining('beginning') },
      ]),
    });
    expect(JSON.stringify(large).startsWith(opened(kept!))).toBe(true);
  });

  it('that is no JSON is refused, and so is one with too many elements', async () => {
    for (const body of ['', 'nome=Ana', '[{"id":"1"}', '['.repeat(5_000)])
      expect((await world.tell('atividade', body)).status).toBe(400);
    const many = Array.from({ length: 1_001 }, () => 0);
    expect((await world.tell('atividade', many)).status).toBe(413);
  });
});
