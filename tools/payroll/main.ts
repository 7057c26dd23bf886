import { runAppCommand } from '../run-app-command';

const HELP = `Usage: npm run payroll -- check [options] REQUEST…

Judges requests of PontoWeb by a profile of payroll-bridge, without network, database or secrets, by the app's own command
(node dist/apps/payroll-bridge/main.js check), building it first if its sources are newer. All options, in Portuguese:
npm run payroll -- check --help

Exit codes: 0 nothing wrong, 1 a request has faults or cannot be read, 2 wrong usage or configuration.
`;

async function main(): Promise<void> {
  const [verb, ...rest] = process.argv.slice(2);
  if (verb === '--help' || verb === '-h') {
    process.stdout.write(HELP);
    return;
  }
  if (verb !== 'check') {
    process.stderr.write(HELP);
    process.exitCode = 2;
    return;
  }
  process.exitCode = await runAppCommand('payroll-bridge', ['check', ...rest], { offline: true });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
