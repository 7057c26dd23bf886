import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { atTestEnd, builtApp, removeFolder, temporaryFolder } from '@ponte/testing';
import { hiredBody } from '../../fixtures/provisioning/events';
import { PERSON, provisioningYaml, SECRETS } from '../../fixtures/provisioning/settings';

/**
 * Who writes the rules sees what they give to whom, and why, before anybody is asked for a notebook: the command judges
 * events of a file, prints each kit with what spoke for and against it, asks nobody for anything, and needs neither Kafka
 * nor database nor desk to be there. It prints nothing of the person.
 */
it('the rules can be tried on a file', async () => {
  const folder = await temporaryFolder('kits');
  atTestEnd(() => removeFolder(folder));
  const config = path.join(folder, 'provisioning.yml');
  const events = path.join(folder, 'hires.ndjson');
  await writeFile(config, provisioningYaml('http://127.0.0.1:9/desk/tickets', {}));
  const bodies = [
    hiredBody({ applicationId: 1 }),
    hiredBody({ applicationId: 2, role: 'Operador', candidate: { identificationDocument: '' } }),
  ];
  await writeFile(events, bodies.map((body) => JSON.stringify(body)).join('\n'));
  const env = {
    PATH: '/usr/bin:/bin',
    CONFIG_FILE: config,
    DESK_TOKEN: SECRETS.desk,
    PII_KEYS: SECRETS.piiKeys,
    KAFKA_BROKERS: '127.0.0.1:9',
    DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none',
  };
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [builtApp('provisioning'), 'kits', ...args], {
      env,
    }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      (error: { code: number; stdout: string }) => ({ code: error.code, stdout: error.stdout }),
    );
  const { code, stdout } = await run(events);
  expect(code).toBe(1);
  expect(stdout).toContain('candidatura 1');
  expect(stdout).toContain('kit recepcao: SIM');
  expect(stdout).toContain('FALHA cargo: pede "Gerente", é "Analista"');
  expect(stdout).toContain('resultado: 1 × notebook-14 (recepcao), 1 × headset (recepcao)');
  expect(stdout).toContain('equipamento até: 2026-03-27');
  expect(stdout).toContain('resultado: precisa de atenção: no-cpf, no-kit');
  const json = await run('--json', events);
  const [first] = json.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  expect(first).toMatchObject({
    applicationId: 1,
    faults: [],
    items: [{ sku: 'notebook-14' }, { sku: 'headset' }],
  });
  for (const word of PERSON.words) expect(stdout + json.stdout).not.toContain(word);
  expect((await run()).code).toBe(2);
});
