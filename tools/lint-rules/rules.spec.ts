import { RuleTester } from 'eslint';
import { createRequire } from 'node:module';
import tseslint from 'typescript-eslint';

const { rules } = createRequire(__filename)('./index.cjs');
const tester = new RuleTester({ languageOptions: { parser: tseslint.parser as never } });

tester.run('no-environment-outside-configuration', rules['no-environment-outside-configuration'], {
  valid: [
    { filename: 'libs/platform/src/config/environment.ts', code: 'const port = process.env.PORT;' },
    { filename: 'apps/ingest/src/ingest.config.ts', code: 'const port = process.env.PORT;' },
    { filename: 'apps/ingest/src/port.spec.ts', code: 'process.env.PORT = "0";' },
    { filename: 'apps/ingest/src/main.ts', code: 'const { argv } = process;' },
  ],
  invalid: [
    { filename: 'apps/ingest/src/main.ts', code: 'const port = process.env.PORT;', errors: 1 },
    { filename: 'apps/ingest/src/main.ts', code: 'const port = process["env"].PORT;', errors: 1 },
    { filename: 'apps/ingest/src/main.ts', code: 'const { env } = process;', errors: 1 },
    { filename: 'apps/ingest/src/main.ts', code: 'import { env } from "node:process";', errors: 1 },
  ],
});

tester.run('no-console-outside-commands', rules['no-console-outside-commands'], {
  valid: [
    { filename: 'tools/stack/main.ts', code: 'console.log(1);' },
    { filename: 'libs/messaging/src/topics/topics.command.ts', code: 'console.table([]);' },
  ],
  invalid: [{ filename: 'apps/ingest/src/main.ts', code: 'console.log(1);', errors: 1 }],
});

tester.run('no-sleep-in-tests', rules['no-sleep-in-tests'], {
  valid: [
    { filename: 'apps/ingest/src/a.spec.ts', code: 'await eventually(() => seen.length === 1);' },
    {
      filename: 'apps/ingest/src/a.ts',
      code: 'await new Promise((done) => setTimeout(done, 10));',
    },
    {
      filename: 'apps/ingest/src/a.spec.ts',
      code: 'server.on("request", (_, res) => setTimeout(() => res.end(), 50));',
    },
  ],
  invalid: [
    {
      filename: 'apps/ingest/src/a.spec.ts',
      code: 'await new Promise((done) => setTimeout(done, 10));',
      errors: 1,
    },
    {
      filename: 'apps/ingest/src/a.spec.ts',
      code: 'import { setTimeout } from "node:timers/promises";',
      errors: 1,
    },
    { filename: 'apps/ingest/src/a.spec.ts', code: 'await sleep(10);', errors: 1 },
  ],
});

// Built at run time, so that this file itself holds no such number.
const someone = ['111', '444', '777', '35'];
const synthetic = ['529', '982', '247', '25'];

tester.run('no-real-cpf', rules['no-real-cpf'], {
  valid: [
    { filename: 'apps/ingest/src/a.spec.ts', code: `const cpf = "${synthetic.join('')}";` },
    { filename: 'apps/ingest/src/a.ts', code: 'const applicationId = 529925562;' },
    { filename: 'apps/ingest/src/a.ts', code: 'const notACpf = "11111111111";' },
    { filename: 'apps/ingest/src/a.ts', code: 'const at = 1767225600000;' },
  ],
  invalid: [
    {
      filename: 'apps/ingest/src/a.spec.ts',
      code: `const cpf = "${someone.join('')}";`,
      errors: [{ messageId: 'real' }],
    },
    {
      filename: 'apps/ingest/src/a.spec.ts',
      code: `const cpf = ${someone.join('')};`,
      errors: [{ messageId: 'real' }],
    },
    {
      filename: 'apps/ingest/src/a.ts',
      code: 'const url = `/people/' + `${someone.slice(0, 3).join('.')}-${someone[3]}` + '`;',
      errors: [{ messageId: 'real' }],
    },
    {
      filename: 'apps/ingest/src/a.ts',
      code: `const cpf = "${synthetic.join('')}";`,
      errors: [{ messageId: 'deployed' }],
    },
  ],
});

tester.run('contract-decorators-only', rules['contract-decorators-only'], {
  valid: [
    {
      filename: 'libs/contracts/src/decorators/text.ts',
      code: 'import { IsString } from "class-validator";',
    },
    {
      filename: 'apps/ingest/src/ingest.config.ts',
      code: 'import { IsString } from "class-validator";',
    },
  ],
  invalid: [
    {
      filename: 'libs/contracts/src/gupy/job.ts',
      code: 'import { IsString } from "class-validator";',
      errors: 1,
    },
  ],
});
