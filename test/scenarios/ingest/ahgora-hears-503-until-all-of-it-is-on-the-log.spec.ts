import { eventually, startCluster } from '@ponte/testing';
import { ahgoraWorld, repliedLines } from '../../fixtures/ingest/ahgora-world';
import { StandingInBridge } from '../../fixtures/ingest/standing-in-bridge';

/**
 * A reply per rubrica is given only when the whole request is on the log. While Kafka is away the sender hears 503 with
 * Retry-After, in the shape of Datasul's errors, with the words that make it send again without fear; afterwards the same
 * request is taken.
 */
describe('results while Kafka is away', () => {
  it('are refused whole, and taken afterwards', async () => {
    const cluster = await startCluster();
    const world = await ahgoraWorld({
      brokers: cluster.brokers,
      limits: { publishWithin: '2s' },
      env: { KAFKA_REQUEST_TIMEOUT_MS: '1500' },
    });
    const items = Array.from({ length: 3 }, (_, at) => ({
      ...{ matricula: `10${at}`, codfuncionario: `1|0|${at}`, anocom: '2026', mescom: '02' },
      resultados: [{ rubrica: '1101', referencia: '1,00' }],
    }));
    await cluster.kill(1);
    const from = performance.now();
    const refused = await world.results({ items });
    expect(performance.now() - from).toBeLessThan(6_000);
    expect(refused.status).toBe(503);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.json()).toEqual({
      code: 'indisponivel',
      message: 'O envio não pôde ser registrado por inteiro agora.',
      detailedMessage: 'Reenvie; nada será lançado em dobro.',
    });
    expect(await world.metric(/^ponte_ingest_ahgora_waiting/)).toBe(0);
    expect(await world.metric(/ingest_unpublished_total\{.*kind="ahgora"/)).toBe(1);

    await cluster.restore(1);
    await eventually(
      async () => (await fetch(`${world.app.managementUrl}/health/ready`)).status === 200,
      { timeoutMs: 30_000 },
    );
    await StandingInBridge.start(world, () => ({}));
    const taken = await eventually(
      async () => {
        const answered = await world.results({ items });
        return answered.status === 200 ? answered : false;
      },
      { timeoutMs: 30_000 },
    );
    expect(repliedLines(taken).map(({ status }) => status)).toEqual(['S', 'S', 'S']);
  });
});
