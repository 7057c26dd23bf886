import { ahgoraMonth, payrollSamples, type PontoWebReply } from '@ponte/testing';
import { countLines } from './count-lines';
import { HELP, readOptions } from './options';
import { press, type Attempt } from './press';
import { jsonOf, reportOf } from './report';

const reply = (statuses: readonly string[], more: Partial<PontoWebReply> = {}): PontoWebReply => ({
  status: 200,
  ms: 1_234,
  entries: statuses.map((status, i) => ({
    matricula: `101900${i}`,
    rubrica: '10103',
    referencia: '15,30',
    datafalta: '',
    status,
    mensagem: status === 'S' ? 'OK' : 'Verba inválida.',
  })),
  text: '{}',
  ...more,
});
const answered = (...given: Parameters<typeof reply>): Attempt => ({
  kind: 'answered',
  reply: reply(...given),
});

describe('the options of the button', () => {
  it('has a month of its own, which the same options make again', () => {
    const options = readOptions(['--employees', '50', '--rubricas', '6', '--password', 'x']);
    if (options === 'help') throw new Error('there must be options');
    expect(options).toMatchObject({ attempts: 1, json: false, target: { user: 'pontoweb' } });
    expect(ahgoraMonth(options.month).items).toHaveLength(50);
    expect(readOptions(['--repeat-on-error', '--password', 'x'])).toMatchObject({ attempts: 10 });
  });

  it.each([
    [['--employees', '0'], '--employees'],
    [['--rubricas', '91'], '--rubricas'],
    [['--competencia', '02/2026'], '--competencia'],
    [['--empresa', 'dez'], '--empresa'],
    [['--url', 'ftp://x'], '--url'],
    [['--nada'], 'Não existe a opção --nada.'],
    [['solto'], 'Não existe a opção solto.'],
    [['--employees'], '--employees'],
  ])('%j is told by its name', (args, name) => {
    expect(() => readOptions([...args, '--password', 'x'])).toThrow(name);
  });

  it('wants a password, except for who only looks at the body', () => {
    expect(() => readOptions([])).toThrow('AHGORA_PASSWORD');
    expect(readOptions(['--print'])).toMatchObject({ print: true });
    expect(readOptions(['--help'])).toBe('help');
    expect(HELP).toContain('--repeat-on-error');
  });
});

describe('pressing the button', () => {
  const run = async (script: readonly (PontoWebReply | Error)[], attempts: number, lines = 2) => {
    const left = [...script];
    const pauses: number[] = [];
    const result = await press({
      send: async () => {
        const next = left.shift();
        if (!next || next instanceof Error) throw next ?? new Error('the script is at its end');
        return next;
      },
      lines,
      attempts,
      pause: async (ms) => void pauses.push(ms),
    });
    return { ...result, pauses };
  };

  it('sends once unless told to repeat', async () => {
    expect(await run([reply(['E', 'S'])], 1)).toMatchObject({ attempts: 1, pauses: [] });
  });

  it('repeats on no answer, on another status, on an E and on a missing entry, until all is accepted', async () => {
    const away = new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });
    const busy = reply([], { status: 503, retryAfterSeconds: 7 });
    const script = [away, busy, reply(['S', 'E']), reply(['S']), reply(['S', 'S'])];
    expect(await run(script, 10)).toMatchObject({
      attempts: 5,
      pauses: [1_000, 7_000, 4_000, 8_000],
      last: { kind: 'answered' },
    });
  });

  it('gives up after the last attempt and says what happened', async () => {
    const away = new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });
    expect(await run([away, away], 2)).toMatchObject({
      attempts: 2,
      last: { kind: 'no-answer', why: 'fetch failed: ECONNREFUSED' },
    });
  });
});

describe('the report', () => {
  it('shows a line per rubrica, totals and the messages of errors', () => {
    const text = reportOf({ last: answered(['S', 'E', 'E']), attempts: 1, lines: 3 }, false);
    expect(text).toContain('│ 1019000   │ 10103   │ 15,30      │      │ S      │ OK');
    expect(text).toContain('HTTP 200 em 1.234 ms, 1 envio.');
    expect(text).toContain('3 rubricas enviadas, 3 respondidas: 1 S, 2 E.');
    expect(text).toContain('  2 × Verba inválida.');
    expect(text).not.toContain('ATENÇÃO');
    const odd = reportOf({ last: answered(['S', 'P']), attempts: 1, lines: 2 }, false);
    expect(odd).toContain('1 S, 0 E, 1 com outro status.');
  });

  it('may leave out what was accepted, and warns of entries that are missing', () => {
    const text = reportOf({ last: answered(['S', 'S']), attempts: 2, lines: 3 }, true);
    expect(text).not.toContain('Matrícula');
    expect(text).toContain('ATENÇÃO');
  });

  it('shows an answer that is no result, and none at all', () => {
    const text = '{"code":401,"message":"Usuário ou senha inválidos."}';
    const last = answered([], { status: 401, text });
    expect(reportOf({ last, attempts: 1, lines: 3 }, false)).toContain(text);
    const none: Attempt = { kind: 'no-answer', why: 'tempo esgotado' };
    expect(reportOf({ last: none, attempts: 3, lines: 3 }, false)).toBe(
      'Sem retorno (tempo esgotado), 3 envios.\n',
    );
  });

  it('comes as JSON for programs', () => {
    const json = jsonOf({ last: answered(['S', 'E']), attempts: 1, lines: 2 });
    expect(JSON.parse(json)).toMatchObject({
      accepted: false,
      attempts: 1,
      lines: 2,
      status: 200,
      totals: { S: 1, E: 1 },
      entries: [{ status: 'S' }, { status: 'E' }],
    });
  });
});

describe('countLines', () => {
  it('counts rubricas, also where an object stands for a list', () => {
    expect(countLines(JSON.stringify(payrollSamples().request))).toBe(3);
    expect(countLines('{"items":{"resultados":{}}}')).toBe(1);
    expect(countLines('{"items":[{}]}')).toBeUndefined();
    expect(countLines('no JSON')).toBeUndefined();
  });
});
