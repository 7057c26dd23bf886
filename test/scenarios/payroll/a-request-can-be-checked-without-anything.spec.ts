import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { promisify } from 'node:util';
import {
  ahgoraMonth,
  atTestEnd,
  builtApp,
  removeFolder,
  temporaryFolder,
  workspaceRoot,
} from '@ponte/testing';

/**
 * Who sets up a profile, or wonders why a rubrica was refused, tries a request on it before anything can be posted: the
 * command judges the file with neither Kafka nor database nor Datasul there and without a single secret, prints every
 * fault with its place, and leaves with 0, 1 or 2 so that a script knows. It prints nothing of an employee.
 */
it('a request can be checked without anything', async () => {
  const folder = await temporaryFolder('payroll-check');
  atTestEnd(() => removeFolder(folder));
  const body = ahgoraMonth({ employees: 20, rubricas: 6, first: 777_001 });
  const good = path.join(folder, 'good.json');
  await writeFile(good, JSON.stringify(body));
  Object.assign(body.items[3] ?? {}, { codfuncionario: '1|1|777004', matricula: '11777004' });
  Object.assign(body.items[7]?.resultados[2] ?? {}, { referencia: '1.200,75' });
  Object.assign(body.items[9] ?? {}, { matricula: '101777999' });
  const bad = path.join(folder, 'bad.json');
  await writeFile(bad, JSON.stringify(body));

  const config = path.join(workspaceRoot, 'apps/payroll-bridge/payroll-bridge.example.yml');
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [builtApp('payroll-bridge'), 'check', ...args], {
      env: { PATH: '/usr/bin:/bin', CONFIG_FILE: config },
    }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    );
  const today = ['--today', '2026-03-02'];

  const clean = await run(...today, good);
  expect(clean).toMatchObject({ code: 0, stderr: '' });
  expect(clean.stdout).toContain('20 itens, 120 rubricas: 120 em ordem, 0 com erro');

  const { code, stdout } = await run(...today, '--profile', 'holding-producao', good, bad);
  expect(code).toBe(1);
  expect(stdout).toContain('20 itens, 120 rubricas: 107 em ordem, 13 com erro');
  expect(stdout).toContain('/items/3/codfuncionario: a empresa 1 não está no perfil');
  expect(stdout).toContain('/items/7/resultados/2/referencia: referência 1.200,75: ');
  expect(stdout).toContain('/items/9/matricula: matricula não corresponde a codfuncionario');
  expect(stdout).not.toContain('777');

  const missing = await run(...today, '--profile', 'holding-homologacao', good);
  expect(missing.code).toBe(2);
  expect(missing.stderr).toContain('o perfil holding-homologacao não existe');
});
