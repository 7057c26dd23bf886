import { gzipSync } from 'node:zlib';
import { ahgoraWorld, type AhgoraWorld } from '../../fixtures/ingest/ahgora-world';

/**
 * Half a request is worse than none: what cannot be split into items is refused as a whole, each fault with its place, in
 * the shape of Datasul's errors, and nothing of it reaches the log. A rubrica that is merely wrong is not the edge's to
 * refuse.
 */
describe('a body that is no request', () => {
  let world: AhgoraWorld;
  const good = {
    ...{ matricula: '1', codfuncionario: '1|1|1', anocom: '2026', mescom: '02' },
    resultados: [{ rubrica: '1101', referencia: '1,00' }],
  };

  beforeAll(async () => {
    world = await ahgoraWorld({ source: { replyWithinMs: 1_000, bodyBytes: 600_000 } });
  });

  afterAll(async () => {
    expect((await world.received()).map(({ count }) => count)).toEqual([1, 1]);
  });

  it.each([
    ['no JSON', 'items=1', ['corpo: não é JSON, ou não é um objeto']],
    ['cut off', JSON.stringify({ items: [good] }).slice(0, -1), ['corpo: não é JSON']],
    [
      'no UTF-8',
      Buffer.from('{"items":[{"matricula":"João"}]}', 'latin1'),
      ['corpo: não é UTF-8 (RFC 8259)'],
    ],
    [
      'without items',
      { itens: [good] },
      ['/items: está ausente: deve ser a lista de funcionários'],
    ],
    ['without any item', { items: [] }, ['/items: não há nenhum item']],
    [
      'wrong in several places',
      { items: [good, 'x', { ...good, resultados: [1] }, { ...good, matricula: '1'.repeat(300) }] },
      [
        '/items/1: deve ser um objeto',
        '/items/2/resultados/0: deve ser um objeto',
        '/items/3/matricula: passa de 255 caracteres',
      ],
    ],
    [
      'with too many rubricas of one employee',
      { items: [{ ...good, resultados: Array(1_001).fill({}) }] },
      ['/items/0/resultados: passa de 1000 rubricas'],
    ],
    [
      'with keys that stand twice, of which all but the last would vanish',
      `{"items":[{"resultados":[{}],"resultados":[{"referencia":"1,00","referencia":"2,00"}]}]}`,
      [
        '/items/0/resultados: aparece duas vezes',
        '/items/0/resultados/0/referencia: aparece duas vezes',
      ],
    ],
    [
      'with one employee in too many items',
      { items: Array(1_001).fill({ ...good, resultados: [] }) },
      [
        '/items/1000: o mesmo codfuncionario está em mais de 1000 itens: confira o campo, ou divida o envio',
      ],
    ],
    [
      'with many fields beside its items',
      `{${'"a":0,'.repeat(101)}"items":[{}]}`,
      ['corpo: tem mais de 100 campos além de "items"'],
    ],
  ])('is refused where it is %s', async (_, body, faults) => {
    const refused = await world.results(body);
    expect(refused.status).toBe(400);
    expect(refused.json()).toEqual({
      code: 'corpo-invalido',
      message: 'O corpo não é um envio de resultados; nada foi aceito.',
      detailedMessage: expect.stringContaining('caminho') as string,
      details: faults.map((message) => ({ code: 'campo', message })),
    });
  });

  it('is refused where it is too large, as sent or unfolded', async () => {
    const large = JSON.stringify({ items: [good], more: ' '.repeat(600_000) });
    for (const [body, headers] of [
      [large, {}],
      [gzipSync(large), { 'content-encoding': 'gzip' }],
    ] as const) {
      const refused = await world.results(body, { headers });
      expect(refused.status).toBe(413);
      expect(refused.json()).toMatchObject({ code: 'corpo', detailedMessage: 'Nada foi aceito.' });
    }
  });

  it('is taken where a rubrica is merely wrong, and where it is compressed', async () => {
    const wrong = { resultados: [{ rubrica: 'abc', referencia: 5, datafalta: '2026' }, {}] };
    expect((await world.results({ items: [wrong] })).status).toBe(200);
    const packed = gzipSync(JSON.stringify({ items: good }));
    const headers = { 'content-encoding': 'gzip' };
    expect((await world.results(packed, { headers })).status).toBe(200);
  });
});
