import { eventually } from '@ponte/testing';
import { httpPost } from '../../fixtures/ingest/http-post';
import { ahgoraWorld, repliedLines } from '../../fixtures/ingest/ahgora-world';
import { TOKENS } from '../../fixtures/ingest/ingest-settings';

/**
 * A deployment must not wait for the slowest Datasul, and must cut nobody: at SIGTERM every sender that waits is answered
 * at once that its results are being processed, and the process leaves with code 0 long before their deadlines. With one
 * process and with several.
 */
describe.each([
  ['one process', {}],
  ['two workers', { INGEST_WORKERS: '2' }],
])('SIGTERM while senders wait, %s', (_, env) => {
  it('answers all of them at once', async () => {
    const world = await ahgoraWorld({ env, source: { replyWithinMs: 120_000 } });
    const sent = Array.from({ length: 12 }, (_, at) =>
      world.results({
        items: [
          {
            ...{ matricula: `10${at}`, codfuncionario: `1|0|${at}`, anocom: '2026', mescom: '02' },
            resultados: [{ rubrica: '1101', referencia: '1,00' }],
          },
        ],
      }),
    );
    await eventually(async () => (await world.metric(/^ponte_ingest_ahgora_waiting/)) === 12);
    await eventually(async () => (await world.received()).length === 12);
    const from = performance.now();
    const exit = await world.app.stop(30_000);
    expect(performance.now() - from).toBeLessThan(15_000);
    expect(exit).toEqual({ code: 0, signal: null });
    const received = await world.received();
    for (const answered of await Promise.all(sent)) {
      const [line] = repliedLines(answered);
      const item = received.find(({ requestId }) => line?.mensagem.includes(requestId));
      expect(item).toBeDefined();
      expect(line?.status).toBe('E');
      expect(line?.mensagem).toContain('em processamento');
    }
    await expect(
      httpPost(`${world.app.url}/webhooks/gupy/acme`, '{}', {
        headers: { 'x-ponte-token': TOKENS.current },
      }),
    ).rejects.toThrow('ECONNREFUSED');
  });
});
