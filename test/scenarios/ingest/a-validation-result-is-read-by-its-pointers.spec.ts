import { type IngestWorld, ingestWorld } from '../../fixtures/ingest/ingest-world';

/**
 * Each platform has a form of its own; where the values stand is configuration. The outcome travels in the clear, because
 * rules decide by it; the words about the person are sealed. A result has no id of its vendor, so its id is made of
 * source and content: the same body is the same event, a corrected one is another, and the date orders the two.
 */
describe('a result of a validation platform', () => {
  let world: IngestWorld;
  const body = (laudo: object) => ({ pedido: { ref: '0190f3c2-7a51' }, laudo, cpf: '52998224725' });
  const records = () => world.records('validation.result.received.v1');
  interface Value {
    readonly date: string;
    readonly receivedAt: string;
    readonly sealed: { readonly result: string; readonly raw: string };
  }

  beforeAll(async () => {
    world = await ingestWorld();
  });

  it('lands under our own order id, its words sealed', async () => {
    const sent = body({
      parecer: 'apto',
      nota: '8,5',
      texto: 'Sem restrições',
      em: '2026-03-04T09:00:00-03:00',
    });
    const answered = await world.validation(sent);
    const [record] = await records();
    expect(answered.json()).toEqual({ status: 'accepted', id: record?.headers.ce_id });
    expect(record?.key).toBe('0190f3c2-7a51');
    expect(record?.headers).toMatchObject({
      ce_source: '/validation/exam-platform',
      ce_type: 'validation.result.received.v1',
      ce_time: '2026-03-04T12:00:00.000Z',
      ce_subject: '0190f3c2-7a51',
    });
    expect(record?.json()).toMatchObject({
      source: 'exam-platform',
      externalId: '0190f3c2-7a51',
      outcome: 'apto',
      score: '8,5',
      date: '2026-03-04T12:00:00.000Z',
    });
    expect(record?.value?.toString()).not.toMatch(/52998224725|restrições/);
    const { sealed } = record?.json<Value>() as Value;
    const open = (text: string, purpose: string) =>
      JSON.parse(world.sealer.open(text, { purpose }).toString());
    expect(open(sealed.result, 'result')).toEqual({ summary: 'Sem restrições' });
    expect(open(sealed.raw, 'raw')).toEqual(sent);
  });

  it('without a date was decided when it came, and keeps its id when it comes again', async () => {
    const from = Date.now();
    const first = await world.validation(body({ parecer: 'inapto' }));
    const again = await world.validation(
      '{"laudo":{"parecer":"inapto"},"cpf":"52998224725","pedido":{"ref":"0190f3c2-7a51"}}',
    );
    const corrected = await world.validation(body({ parecer: 'apto' }));
    expect([first.status, again.text === first.text, corrected.text === first.text]).toEqual([
      200,
      true,
      false,
    ]);
    const found = (await records()).filter(({ headers }) => headers.ce_id === first.json().id);
    expect(found).toHaveLength(2);
    for (const record of found) {
      const { date, receivedAt } = record.json<Value>();
      expect(date).toBe(receivedAt);
      expect(Date.parse(date)).toBeGreaterThanOrEqual(from);
    }
  });

  it.each([
    ['no order id', { laudo: { parecer: 'apto' } }, '/pedido/ref'],
    ['a date that cannot be read', body({ parecer: 'apto', em: '04/03/2026' }), '/laudo/em'],
  ])('with %s is kept aside', async (_, sent, path) => {
    expect((await world.validation(sent)).json()).toEqual({ status: 'kept' });
    const reasons = (await world.records('ingest.rejected.v1')).flatMap(
      (record) => record.json<{ reasons: { path: string }[] }>().reasons,
    );
    expect(reasons.map((reason) => reason.path)).toContain(path);
  });
});
