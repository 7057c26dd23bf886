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

/** Webhooks that are answered while a large body is in work: in one go there would be one at most. */
const SHARES = 5;

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
    const answered: Date[] = [];
    let done = false;
    const big = world.results({ items }).finally(() => (done = true));
    while (!done) {
      expect((await world.gupy(movedEvent())).status).toBe(200);
      answered.push(new Date());
    }
    const lines = repliedLines(await big);
    expect(lines).toHaveLength(12_000);
    expect(new Set(lines.map(({ status }) => status))).toEqual(new Set(['S']));
    // While its items were being sealed and sent: after the first one that is on the log, and before the last.
    const sent = (await world.records('ahgora.results.received.v1')).map(({ timestamp }) =>
      timestamp.getTime(),
    );
    const from = Math.min(...sent.slice(-items.length));
    const until = Math.max(...sent);
    const between = answered.filter((at) => at.getTime() > from && at.getTime() < until);
    expect(between.length).toBeGreaterThan(SHARES);
  });
});
