import { appNames } from '@ponte/testing';
import { runAppCommand } from '../run-app-command';

const HELP = `Usage: npm run topics -- plan|apply [options of the app's command]

Shows (plan) or creates and aligns (apply) the topics that the apps publish and subscribe to, by each app's own command
(node dist/apps/<app>/main.js topics plan|apply), building it first if its sources are newer.

The cluster: KAFKA_BROKERS, else what the local stack wrote (.ponte/stack.env).

Exit codes: 0 done or nothing to do, 1 it failed, 2 something differs (plan), was refused (apply), or wrong usage.
`;

/** The simulators of the third parties know nothing of Kafka; the operator's command has none of its own. */
const WITHOUT_TOPICS = new Set(['sandbox', 'ops']);

async function main(): Promise<void> {
  const [verb, ...options] = process.argv.slice(2);
  if (verb === '--help' || verb === '-h') {
    process.stdout.write(HELP);
    return;
  }
  if (verb !== 'plan' && verb !== 'apply') {
    process.stderr.write(HELP);
    process.exitCode = 2;
    return;
  }
  let worst = 0;
  for (const app of appNames().filter((name) => !WITHOUT_TOPICS.has(name))) {
    const code = await runAppCommand(app, ['topics', verb, ...options]);
    worst = Math.max(worst, code);
  }
  process.exitCode = worst;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
