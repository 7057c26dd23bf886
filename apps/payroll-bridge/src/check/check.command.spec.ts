import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { CommandContext } from '@ponte/platform';
import { payrollSamples } from '@ponte/testing';
import { checkCommand } from './check.command';

const EXAMPLE = path.join(__dirname, '../../payroll-bridge.example.yml');
const BASICS = ['--config', EXAMPLE, '--today', '2026-03-02'];
const sample = JSON.stringify(payrollSamples().request);
let folder: string;
const file = (name: string, text: string): string => {
  const place = path.join(folder, name);
  writeFileSync(place, text);
  return place;
};

/** Runs the command without a service around it: it asks for nothing of one. */
async function run(...args: string[]) {
  const written = { out: '', err: '' };
  const out = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    written.out += String(chunk);
    return true;
  });
  const err = jest.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    written.err += String(chunk);
    return true;
  });
  try {
    return { code: await checkCommand.run(args, {} as CommandContext), ...written };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'ponte-check-'))));
afterAll(() => rmSync(folder, { recursive: true }));

describe('check', () => {
  it('needs no setting of the service', () => expect(checkCommand.needs).toEqual([]));

  it('leaves with 0 if nothing is wrong, without any secret', async () => {
    const request = file('good.json', sample);
    expect(await run(...BASICS, request)).toEqual({
      code: 0,
      out: `${request}: perfil holding-producao, 2 itens, 3 rubricas: 3 em ordem, 0 com erro\n`,
      err: '',
    });
  });

  it('leaves with 1 if anything is, and shows each fault with its place', async () => {
    const good = file('good.json', sample);
    const bad = file('bad.json', sample.replace('"1,30"', '"1.30"'));
    const { code, out } = await run(...BASICS, good, bad);
    expect(code).toBe(1);
    expect(out).toContain('3 rubricas: 2 em ordem, 1 com erro');
    expect(out).toContain(
      '\n  /items/0/resultados/1/referencia: referência 1.30: só a vírgula decimal é aceita, sem ponto nem milhar [referencia]\n',
    );
  });

  it('says that nothing would be taken, where that is so', async () => {
    const { code, out } = await run(...BASICS, file('text.json', '{'));
    expect(code).toBe(1);
    expect(out).toContain(': nada deste envio seria recebido\n  /: não é JSON [request]\n');
  });

  it('writes an object per file, if asked to', async () => {
    const request = file('good.json', sample);
    const { out } = await run(...BASICS, '--json', request, request);
    const lines = out.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(
      Array(2).fill({
        ...{ file: request, profile: 'holding-producao', items: 2, rubricas: 3, good: 3 },
        faults: [],
      }),
    );
  });

  it('judges as of another day', async () => {
    const request = file('good.json', sample);
    const { code, out } = await run('--config', EXAMPLE, '--today=2026-03-05', request);
    expect(code).toBe(1);
    expect(out).toContain('fechada desde 05/03/2026');
  });

  it('leaves with 1 for a file that cannot be read, after the others', async () => {
    const { code, out, err } = await run(...BASICS, 'nowhere.json', file('good.json', sample));
    expect(code).toBe(1);
    expect(err).toBe('nowhere.json: não pode ser lido (ENOENT)\n');
    expect(out).toContain('3 em ordem');
  });

  it.each([
    [[], 'diga qual envio conferir'],
    [['--profile'], '--profile pede um valor'],
    [['--colour', 'x.json'], 'opção desconhecida: --colour'],
    [['--today', '2026-02-30', 'x.json'], 'não é um dia'],
    [
      ['--config', EXAMPLE, '--profile', 'b', 'x.json'],
      'o perfil b não existe; há: holding-producao',
    ],
    [['--config', 'nowhere.yml', 'x.json'], 'nowhere.yml cannot be read (ENOENT)'],
  ])('leaves with 2 for %j', async (args, words) => {
    const { code, out, err } = await run(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
  });

  it('leaves with 2 for a faulty configuration, and shows all that is wrong there', async () => {
    const config = file('p.yml', 'profiles: [{ id: A }]\nkeepDays: 1\n');
    const { code, err } = await run('--config', config, 'x.json');
    expect(code).toBe(2);
    expect(err).toMatch(/a configuração tem erros:\n {2}- p\.yml:1 profiles\.0\.id: /);
    expect(err).toContain('p.yml:2 keepDays');
  });

  it('asks which of several profiles is meant', async () => {
    const two = `profiles:\n${['a', 'b'].map((id) => `  - { id: ${id}, source: ${id}, environment: producao, companies: ["10"], datasul: { url: "http://127.0.0.1:1/${id}", user: { env: U }, password: { env: P } }, emptyCampoAdicional: allow, rubricas: { default: { unit: hhmm } } }\n`).join('')}`;
    const [config, request] = [file('two.yml', two), file('good.json', sample)];
    const { code, err } = await run('--config', config, request);
    expect({ code, err }).toEqual({ code: 2, err: 'diga qual perfil: --profile ID; há: a, b\n' });
    const chosen = await run('--config', config, '--profile=b', '--today=2026-03-02', request);
    expect(chosen).toMatchObject({ code: 0, out: expect.stringContaining('perfil b') as string });
  });

  it('explains itself', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    expect(out).toMatch(/^Uso: check /);
  });
});
