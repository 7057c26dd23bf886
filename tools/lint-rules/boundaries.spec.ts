import { spawnSync } from 'node:child_process';
import * as path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** Rule ids that the workspace's own configuration reports for a file that would hold this text. */
function judge(file: string, text: string): (string | null)[] {
  const eslint = path.join(root, 'node_modules/eslint/bin/eslint.js');
  const { stdout, stderr } = run(
    [eslint, '-f', 'json', '--stdin', '--stdin-filename', path.join(root, file)],
    text,
  );
  if (!stdout.startsWith('[')) throw new Error(`eslint did not judge: ${stdout}${stderr}`);
  const [result] = JSON.parse(stdout) as { messages: { ruleId: string | null }[] }[];
  return (result?.messages ?? []).map((message) => message.ruleId);
}

function run(args: string[], input = '') {
  return spawnSync(process.execPath, args, {
    cwd: root,
    input,
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false' },
    timeout: 60_000,
  });
}

/** Boundaries that nobody tests are prose: these imports must fail lint, with the configuration that CI uses. */
describe('the boundaries of the workspace', () => {
  // The rule reads Nx's cached project graph and skips itself, with a warning, where there is none.
  beforeAll(() => {
    expect(run([path.join(root, 'node_modules/.bin/nx'), 'show', 'projects']).stdout).toContain(
      'ingest',
    );
  }, 60_000);

  it.each([
    [
      'an app imports another app',
      'apps/ingest/src/main.ts',
      'import { x } from "../../sandbox/src/main";\nx();\n',
    ],
    [
      'a contract imports a library of ours',
      'libs/contracts/src/index.ts',
      'import { Drain } from "@ponte/platform";\nnew Drain();\n',
    ],
    [
      'a client imports messaging',
      'libs/clients/gupy/src/index.ts',
      'import { Publisher } from "@ponte/messaging";\nvoid Publisher;\n',
    ],
    [
      'the platform imports contracts',
      'libs/platform/src/index.ts',
      'import { allContracts } from "@ponte/contracts";\nvoid allContracts;\n',
    ],
  ])(
    '%s',
    (_, file, text) => {
      expect(judge(file, text)).toContain('@nx/enforce-module-boundaries');
    },
    60_000,
  );

  it.each([
    [
      'an app imports kafkajs',
      'apps/ingest/src/main.ts',
      'import { Kafka } from "kafkajs";\nvoid Kafka;\n',
    ],
    [
      'messaging imports undici',
      'libs/messaging/src/index.ts',
      'import { request } from "undici";\nvoid request;\n',
    ],
    [
      'a client imports kafkajs',
      'libs/clients/gupy/src/index.ts',
      'import { Kafka } from "kafkajs";\nvoid Kafka;\n',
    ],
  ])(
    '%s',
    (_, file, text) => {
      expect(judge(file, text)).toContain('no-restricted-imports');
    },
    60_000,
  );

  it.each([
    ["TypeORM's own transaction", 'database.transaction(async () => 1)', ['no-restricted-syntax']],
    ['one of its manager', 'database.manager.transaction(work)', ['no-restricted-syntax']],
    ['one of a runner', 'runner.startTransaction()', ['no-restricted-syntax']],
    ['a savepoint of a unit of work', 'unit.manager.transaction(work)', []],
    ['a savepoint of a transaction', 'manager.transaction(work)', []],
  ])(
    'a COMMIT that rolled back is seen: %s',
    (_, call, faults) => {
      const text = `declare const database: any, manager: any, runner: any, unit: any, work: any;\nvoid ${call};\n`;
      const found = judge('libs/messaging/src/index.ts', text);
      expect(found.filter((rule) => rule === 'no-restricted-syntax')).toEqual(faults);
    },
    60_000,
  );

  it('an app imports what it may', () => {
    expect(
      judge('apps/ingest/src/main.ts', 'import { Drain } from "@ponte/platform";\nnew Drain();\n'),
    ).toEqual([]);
  }, 60_000);
});
