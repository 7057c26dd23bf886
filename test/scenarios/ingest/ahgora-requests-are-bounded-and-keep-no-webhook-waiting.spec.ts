import { request } from 'node:http';
import { eventually, movedEvent } from '@ponte/testing';
import {
  AHGORA_PATHS,
  ahgoraWorld,
  type AhgoraWorld,
  basic,
  repliedLines,
} from '../../fixtures/ingest/ahgora-world';
import { TOKENS } from '../../fixtures/ingest/ingest-settings';
import { StandingInBridge } from '../../fixtures/ingest/standing-in-bridge';

/**
 * A month of thousands of employees comes in one body, and senders wait for minutes; neither may cost the webhooks that
 * share the process anything but a few milliseconds, nor fill its memory. Beyond the configured number of requests a
 * sender hears 503 before its body is read, and one that hangs up gives its room back.
 */
describe('requests of PontoWeb', () => {
  let world: AhgoraWorld;
  const item = (at: number) => ({
    ...{ matricula: `10${at}`, codfuncionario: `1|0|${at}`, anocom: '2026', mescom: '02' },
    resultados: ['1101', '1102', '1103', '1104', '1105', '1106'].map((rubrica) => ({
      ...{ rubrica, referencia: '15,30', datafalta: '20260212' },
    })),
  });
  const waiting = () => world.metric(/^ponte_ingest_ahgora_waiting/);

  beforeAll(async () => {
    world = await ahgoraWorld({ source: { replyWithinMs: 60_000, waiting: 2 } });
  });

  it('beyond their number are refused unread, and taken when one has hung up', async () => {
    const hangUp = Array.from({ length: 2 }, () => {
      const headers = { authorization: basic('pontoweb', TOKENS.pontoweb) };
      const call = request(`${world.app.url}${AHGORA_PATHS[0]}`, { method: 'POST', headers });
      call.on('error', () => undefined);
      call.end(JSON.stringify({ items: [item(1)] }));
      return () => call.destroy();
    });
    await eventually(async () => (await waiting()) === 2);
    const refused = await world.results({ items: [item(1)] });
    expect(refused.status).toBe(503);
    expect(refused.headers['retry-after']).toBe('5');
    expect(refused.json()).toEqual({
      code: 'ocupado',
      message: 'Há envios demais em andamento; este não foi aceito.',
      detailedMessage: 'Reenvie; nada será lançado em dobro.',
    });
    for (const leave of hangUp) leave();
    await eventually(async () => (await waiting()) === 0);
    expect(await world.metric(/answers_total\{.*kind="ahgora".*status="gone"/)).toBe(2);
    // What they had sent is on the log all the same.
    expect(await world.received()).toHaveLength(2);
  });

  it('of thousands of employees let webhooks through', async () => {
    await StandingInBridge.start(world, () => ({}));
    const items = Array.from({ length: 2_000 }, (_, at) => item(at));
    const latencies: number[] = [];
    let done = false;
    const big = world.results({ items }).finally(() => (done = true));
    while (!done) {
      const from = performance.now();
      expect((await world.gupy(movedEvent())).status).toBe(200);
      latencies.push(performance.now() - from);
    }
    const lines = repliedLines(await big);
    expect(lines).toHaveLength(12_000);
    expect(new Set(lines.map(({ status }) => status))).toEqual(new Set(['S']));
    latencies.sort((a, b) => a - b);
    // Parsed and sealed in one go, this body keeps a process for 150 ms on a quiet machine; the bound is for a busy one.
    expect(latencies.length).toBeGreaterThan(20);
    expect(latencies.at(Math.floor(latencies.length / 2))).toBeLessThan(100);
  });
});
