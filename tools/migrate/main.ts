import { databaseServices } from '@ponte/testing';
import { runAppCommand } from '../run-app-command';

const HELP = `Usage: npm run migrate -- <app>|all

Applies the pending migrations of an app's database, or of every app that has one, by the app's own command
(node dist/apps/<app>/main.js migrate), building it first if its sources are newer.

The database: DATABASE_URL_<APP>, else DATABASE_URL, else what the local stack wrote (.ponte/stack.env).

Exit codes: 0 done, 1 it failed, 2 wrong usage.
`;

async function main(): Promise<void> {
  const [wanted, ...rest] = process.argv.slice(2);
  const services = databaseServices();
  if (wanted === '--help' || wanted === '-h') {
    process.stdout.write(HELP);
    return;
  }
  if (!wanted || rest.length > 0 || (wanted !== 'all' && !services.includes(wanted))) {
    process.stderr.write(`${HELP}\nApps with a database: ${services.join(', ') || 'none'}.\n`);
    process.exitCode = 2;
    return;
  }
  let failed = false;
  for (const app of wanted === 'all' ? services : [wanted]) {
    const code = await runAppCommand(app, ['migrate']);
    failed ||= code !== 0;
  }
  process.exitCode = failed ? 1 : 0;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
