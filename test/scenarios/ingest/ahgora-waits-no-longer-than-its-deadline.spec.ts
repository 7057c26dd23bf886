import { eventually } from '@ponte/testing';
import { ahgoraWorld, type AhgoraWorld, repliedLines } from '../../fixtures/ingest/ahgora-world';
import { StandingInBridge } from '../../fixtures/ingest/standing-in-bridge';

/**
 * Datasul may take longer than PontoWeb waits. At the deadline everybody is answered: what is settled with its outcome,
 * the rest as being processed, with a protocol by which it is found and the promise that makes a repeat safe. By then the
 * whole request is on the log. A repeat is a request of its own, and both connections are answered when both are named.
 */
describe('a reply at its deadline', () => {
  const REPLY_WITHIN_MS = 2_000;
  let world: AhgoraWorld;
  let bridge: StandingInBridge;
  const ITEMS = [1, 2].map((employee) => ({
    matricula: `10${employee}`,
    anocom: '2026',
    mescom: '02',
    campoAdicional: '',
    codfuncionario: `1|0|${employee}`,
    resultados: ['1101', '1102'].map((rubrica) => ({ rubrica, referencia: '1,00', datafalta: '' })),
  }));

  beforeAll(async () => {
    world = await ahgoraWorld({ source: { replyWithinMs: REPLY_WITHIN_MS } });
    bridge = await StandingInBridge.start(world, ({ item, line }) =>
      item.empresa === '1' && item.resultados[line]?.rubrica === '1101' ? {} : undefined,
    );
  });

  it('says what is known, and of the rest that it is being processed', async () => {
    const from = performance.now();
    const answered = await world.results({ items: ITEMS });
    const ms = performance.now() - from;
    expect(answered.status).toBe(200);
    expect(ms).toBeGreaterThan(REPLY_WITHIN_MS - 50);
    expect(ms).toBeLessThan(REPLY_WITHIN_MS + 1_500);
    const [{ requestId } = { requestId: '' }] = await world.received();
    const late = `em processamento (protocolo ${requestId}): pode reenviar, nada será lançado em dobro`;
    expect(repliedLines(answered).map(({ status, mensagem }) => [status, mensagem])).toEqual([
      ['S', 'OK'],
      ['E', late],
      ['S', 'OK'],
      ['E', late],
    ]);
    expect(await world.metric(/ahgora_replies_total\{.*outcome="late"/)).toBe(2);
    const received = await world.received();
    expect(received.map(({ position, count }) => [position, count])).toEqual([
      [0, 2],
      [1, 2],
    ]);
  });

  it('answers both connections of a sender that repeats while its first request waits', async () => {
    const items = [{ ...ITEMS[0], codfuncionario: '2|0|1' }];
    const before = bridge.heard.length;
    const both = [world.results({ items }), world.results({ items })];
    const [first, second] = await eventually(() => {
      const [one, two] = bridge.heard.slice(before);
      return one && two ? [one, two] : false;
    });
    expect(first?.requestId).not.toBe(second?.requestId);
    // One post, one outcome, which names every request that waits for it.
    const waiters = (line: number) =>
      [first, second].map((item) => ({ requestId: item?.requestId ?? '', item: 0, line }));
    await bridge.settle(
      [0, 1].map(
        (line) =>
          [
            { item: first!, line },
            { waiters: waiters(line), version: 2 },
          ] as const,
      ),
    );
    for (const answered of await Promise.all(both))
      expect(repliedLines(answered).map(({ status }) => status)).toEqual(['S', 'S']);
  });

  it('is sent at once when nothing was sent that could have an outcome', async () => {
    const answered = await world.results({ items: [{ ...ITEMS[0], resultados: [] }] });
    expect(answered.json()).toEqual({ response: [{ resultados: [] }] });
  });
});
