import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { CommandContext } from '@ponte/platform';
import { checkCommand } from './check.command';

const EXAMPLE = path.join(__dirname, '../../people-sync.example.yml');
const BASICS = ['--config', EXAMPLE, '--today', '2026-03-02'];
const PERSON = {
  ...{ personCode: '1001', name: 'Maria da Silva', socialName: 'Mara', cpf: '52998224725' },
  email: 'maria@example.com',
};
let folder: string;
const file = (name: string, body: unknown): string => {
  const place = path.join(folder, name);
  writeFileSync(place, typeof body === 'string' ? body : JSON.stringify(body));
  return place;
};
const page = (...items: unknown[]) => ({ items, hasNext: false });

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
const checkPersons = (...args: string[]) => run(...BASICS, '--endpoint', 'persons', ...args);

beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'ponte-check-'))));
afterAll(() => rmSync(folder, { recursive: true }));

describe('check', () => {
  it('needs no setting of the service', () => expect(checkCommand.needs).toEqual([]));

  it('leaves with 0 if nothing is wrong, without any secret', async () => {
    const good = file('good.json', page(PERSON));
    expect(await checkPersons(good)).toEqual({
      code: 0,
      out:
        `${good} /items/0: código 1… (4), nome M… (14), nome social M… (4), e-mail m… (17), CPF 5… (11)\n` +
        'persons do perfil holding-producao: 1 item, 1 em ordem, 0 com erro\n',
      err: '',
    });
  });

  it('leaves with 1 if anything is, and shows each fault with its place; pages are one list', async () => {
    const good = file('good.json', page(PERSON));
    const bad = file('bad.json', page({ ...PERSON, personCode: '2', name: 'Ana' }, { name: 'x' }));
    const { code, out } = await checkPersons(good, bad);
    expect(code).toBe(1);
    expect(out).toContain(
      '\n  erro /items/0/name: o nome precisa de nome e sobrenome [5014]\n' +
        '  erro /items/0/email: o e-mail também é de outra pessoa: cada pessoa precisa do seu [5013]\n',
    );
    expect(out).toContain(`${bad} /items/1: não pode ser usado\n`);
    expect(out).toContain('3 itens, 0 em ordem, 3 com erro');
  });

  it('shows nobody', async () => {
    const people = [PERSON, { ...PERSON, name: 'Segredo', email: 'segredo', cpf: 'segredo' }];
    const { out, err } = await checkPersons(file('p.json', page(...people)));
    const json = await checkPersons('--json', file('p.json', page(...people)));
    const broken = await checkPersons(file('b.json', '{"items":[{"name":"Segredo"'));
    for (const text of [out, err, json.out, broken.out, broken.err])
      expect(text).not.toMatch(/segredo|maria|silva|mara\b|52998224725|1001/i);
  });

  it('tells pointers that find nothing', async () => {
    const { out, code } = await checkPersons(file('p.json', page({ ...PERSON, cpf: undefined })));
    expect(out).toContain('\n  nota: nenhum item tem /cpf; o ponteiro está certo?\n');
    expect(code).toBe(0);
  });

  it('writes an object per item and one that sums up, if asked to', async () => {
    const good = file('good.json', page(PERSON));
    const { out } = await checkPersons('--json', good);
    const [item, sum] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(item).toMatchObject({ file: good, path: '/items/0', findings: [] });
    expect(sum).toEqual({
      ...{ profile: 'holding-producao', endpoint: 'persons', items: 1, faulty: 0, unused: [] },
    });
  });

  it('leaves with 1 for a file that is no page, and goes on', async () => {
    const good = file('good.json', page(PERSON));
    const missing = path.join(folder, 'missing.json');
    const { code, out, err } = await checkPersons(file('text.json', '{'), missing, good);
    expect(code).toBe(1);
    expect(err).toBe(
      `${path.join(folder, 'text.json')}: não é JSON\n${missing}: não pode ser lido (ENOENT)\n`,
    );
    expect(out).toContain('1 item, 1 em ordem');
  });

  it.each([
    [['x.json'], 'diga qual lista: --endpoint situations|units'],
    [['--endpoint', 'people', 'x.json'], 'diga qual lista'],
    [['--endpoint', 'persons'], 'diga qual página conferir'],
    [['--endpoint'], '--endpoint pede um valor'],
    [['--wrong', 'x.json'], 'opção desconhecida: --wrong'],
    [['--endpoint', 'jobs', '--today', '2026-02-30', 'x'], '2026-02-30 não é um dia'],
    [['--endpoint', 'jobs', '--config', EXAMPLE, '--profile', 'x', 'x'], 'o perfil x não existe'],
    [['--endpoint', 'jobs', '--config', '/missing.yml', 'x'], 'a configuração tem erros:'],
  ])('leaves with 2 for %j', async (args, message) => {
    const { code, err, out } = await run(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  it('explains itself', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    expect(out).toContain('Uso: check');
  });
});
