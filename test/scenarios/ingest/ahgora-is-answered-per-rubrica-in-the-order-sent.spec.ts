import { payrollSamples } from '@ponte/testing';
import {
  AHGORA_PATHS,
  ahgoraWorld,
  type AhgoraWorld,
  repliedLines,
} from '../../fixtures/ingest/ahgora-world';
import { StandingInBridge } from '../../fixtures/ingest/standing-in-bridge';

/**
 * Whoever pressed "send" sees what became of each rubrica: one entry for each one sent, in the order sent, with what was
 * sent as it was sent, S only where Datasul accepted it. At both addresses, in either spelling of year and month, with an
 * object where a list is meant, and with numbers where texts are meant.
 */
describe('a reply to PontoWeb', () => {
  let world: AhgoraWorld;

  beforeAll(async () => {
    world = await ahgoraWorld();
    await StandingInBridge.start(world, ({ item, line }) => {
      const { rubrica } = item.resultados[line] ?? {};
      if (rubrica === '10206') return { state: 'refused', message: 'Verba inválida.' };
      if (rubrica === '10300')
        return { state: 'unknown', by: 'ponte', message: 'aguarda conferência' };
      return { message: 'OK' };
    });
  });

  const { request: sample, reply: expected } = payrollSamples();

  it.each(AHGORA_PATHS)('is the vendor’s own for the vendor’s own sample, at %s', async (path) => {
    const answered = await world.results(sample, { path });
    expect(answered.status).toBe(200);
    expect(answered.headers['content-type']).toContain('application/json');
    expect(answered.json()).toEqual(expected);
  });

  it('keeps the order of 300 employees, and tells S, E and unknown apart', async () => {
    const items = Array.from({ length: 300 }, (_, at) => ({
      matricula: `101${at}`,
      anocom: '2026',
      mescom: '02',
      campoAdicional: '01',
      codfuncionario: `10|1|${at}`,
      resultados: ['10103', '10206', '10300'].map((rubrica) => ({
        rubrica,
        referencia: `${at},30`,
      })),
    }));
    const lines = repliedLines(await world.results({ items }));
    expect(lines).toEqual(
      items.flatMap(({ matricula, resultados }) =>
        resultados.map(({ rubrica, referencia }) => ({
          ...{ matricula, rubrica, referencia, datafalta: '' },
          ...{
            10103: { status: 'S', mensagem: 'OK' },
            10206: { status: 'E', mensagem: 'Verba inválida.' },
            10300: { status: 'E', mensagem: 'aguarda conferência' },
          }[rubrica],
        })),
      ),
    );
  });

  it('gives back what was sent as it was sent, to the digit and the type', async () => {
    const body =
      '{"items":{"matricula":1019445,"anocomp":2026,"mescomp":2,"codfuncionario":"10|1|9445","extra":"x",' +
      '"resultados":{"rubrica":10103,"referencia":15.30,"datafalta":null}}}';
    const answered = await world.results(body, { headers: { 'content-type': 'text/plain' } });
    expect(answered.text).toContain('{"matricula":1019445,"rubrica":10103,"status":"S"');
    expect(answered.text).toContain('"referencia":15.30,"datafalta":null}');
    const item = (await world.received()).find(({ ano, mes }) => ano === '2026' && mes === '2');
    // A number in place of a figure says too little to be posted; the bridge refuses it.
    expect(item?.resultados).toEqual([{ rubrica: '10103', referencia: null, datafalta: '' }]);
    const raw = world.sealer.open(item?.sealed.raw ?? '', { purpose: 'raw' }).toString();
    expect(JSON.parse(raw)).toMatchObject({ extra: 'x', matricula: 1019445 });
  });

  it('counts who was told what', async () => {
    expect(await world.metric(/ahgora_replies_total\{.*outcome="S"/)).toBe(2 * 2 + 300 + 1);
    expect(await world.metric(/ahgora_replies_total\{.*outcome="E"/)).toBe(2 + 600);
    expect(await world.metric(/^ponte_ingest_ahgora_waiting /)).toBe(0);
    expect(await world.metric(/bodies_total\{.*kind="ahgora".*disposition="accepted"/)).toBe(4);
  });
});
