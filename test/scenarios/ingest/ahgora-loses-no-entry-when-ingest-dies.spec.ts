import { eventually } from '@ponte/testing';
import { ahgoraWorld, repliedLines } from '../../fixtures/ingest/ahgora-world';
import { StandingInBridge } from '../../fixtures/ingest/standing-in-bridge';

/**
 * A connection that waits dies with its process; what was sent does not. After a SIGKILL in the middle of the wait every
 * item of the request is on the log, is heard and gets its outcome, and sending the same again to the next process is
 * answered with what is recorded.
 */
describe('ingest killed while senders wait', () => {
  it('loses the waiting connection and nothing else', async () => {
    const world = await ahgoraWorld();
    const items = Array.from({ length: 50 }, (_, at) => ({
      matricula: `101${at}`,
      anocom: '2026',
      mescom: '02',
      campoAdicional: '01',
      codfuncionario: `10|1|${at}`,
      resultados: [{ rubrica: '10103', referencia: `${at},30`, datafalta: '' }],
    }));
    const waits = expect(world.results({ items })).rejects.toThrow();
    await eventually(
      async () =>
        (await world.metric(/bodies_total\{.*kind="ahgora".*disposition="accepted"/)) === 1,
    );
    await world.app.kill();
    await waits;
    expect((await world.received()).map(({ position }) => position)).toEqual(
      items.map((_, at) => at),
    );

    const next = await ahgoraWorld({ prefix: world.prefix });
    const recorded = new Map<string, string>();
    const bridge = await StandingInBridge.start(next, ({ item }) => {
      const value = item.resultados[0]?.referencia ?? '';
      const repeated = recorded.get(item.employee) === value;
      recorded.set(item.employee, value);
      return { repeated };
    });
    await eventually(() => bridge.heard.length === items.length);
    const lines = repliedLines(await next.results({ items }));
    expect(lines.map(({ status, referencia }) => [status, referencia])).toEqual(
      items.map((_, at) => ['S', `${at},30`]),
    );
    expect(bridge.heard).toHaveLength(2 * items.length);
    expect(recorded.size).toBe(items.length);
  });
});
