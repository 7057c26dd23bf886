import {
  ensureStack,
  killOneBroker,
  restoreOneBroker,
  stackEnvFile,
  stackStatus,
  stopStack,
  withStackLock,
} from '@ponte/testing';
import Table from 'cli-table3';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import * as path from 'node:path';

const EXIT_CODES = `
Exit codes:
  0  done; for status: everything is up
  1  it failed; for status: something is down, or nothing was started
  2  wrong usage`;

const say = (line: string) => process.stderr.write(`${line}\n`);

function oneOrThree(text: string): 1 | 3 {
  if (text === '1') return 1;
  if (text === '3') return 3;
  throw new InvalidArgumentError('Say 1 or 3.');
}

function brokerNumber(text: string): number {
  if (!/^[1-9]$/.test(text)) throw new InvalidArgumentError('Brokers are numbered from 1.');
  return Number(text);
}

async function up({ brokers }: { brokers?: 1 | 3 }): Promise<void> {
  const startedAt = Date.now();
  const stack = await ensureStack({ brokers, onProgress: say });
  await printStatus();
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  say(`Up in ${seconds} s. Addresses: ${path.relative(process.cwd(), stackEnvFile)}`);
  if (stack.services.length === 0) say('No app has migrations: no database was created.');
}

async function down({ clean }: { clean?: boolean }): Promise<void> {
  const stopped = await withStackLock(() => stopStack({ onProgress: say, clean }), say);
  say(stopped ? 'Stopped.' : 'Nothing was running.');
}

async function printStatus(): Promise<boolean> {
  const parts = await stackStatus();
  if (parts.length === 0) {
    process.stdout.write('Nothing was started. Start it: npm run stack -- up\n');
    return false;
  }
  const table = new Table({
    head: ['part', 'state', 'address', 'source', 'pid'],
    style: { head: [], border: [] },
  });
  for (const { name, state, address, source, pid } of parts) {
    table.push([name, state, address, source, pid ?? '']);
  }
  process.stdout.write(`${table.toString()}\n`);
  return parts.every(({ state }) => state === 'up');
}

async function main(): Promise<void> {
  const program = new Command('npm run stack --')
    .description(
      'The local Kafka and PostgreSQL: external (KAFKA_BROKERS, DATABASE_URL), Docker compose, or embedded.',
    )
    .addHelpText('after', EXIT_CODES)
    .exitOverride();
  program
    .command('up')
    .description('start what does not run yet, detached, and write .ponte/stack.env')
    .option(
      '--brokers <1|3>',
      'one broker, or three with replication 3 and min.insync.replicas 2',
      oneOrThree,
    )
    .addHelpText('after', EXIT_CODES)
    .action(up);
  program
    .command('down')
    .description('stop what the stack started; data stay')
    .option('--clean', 'remove the data too')
    .addHelpText('after', EXIT_CODES)
    .action(down);
  program
    .command('status')
    .description('print what runs')
    .addHelpText('after', EXIT_CODES)
    .action(async () => {
      if (!(await printStatus())) process.exitCode = 1;
    });
  program
    .command('kill')
    .description('SIGKILL one broker')
    .argument('<n>', 'number of the broker', brokerNumber)
    .addHelpText('after', EXIT_CODES)
    .action(async (id: number) => {
      await killOneBroker(id, say);
      say(`Broker ${id} is gone. Bring it back: npm run stack -- restore ${id}`);
    });
  program
    .command('restore')
    .description('start a killed broker again')
    .argument('<n>', 'number of the broker', brokerNumber)
    .addHelpText('after', EXIT_CODES)
    .action(async (id: number) => {
      await restoreOneBroker(id, say);
      say(`Broker ${id} is back.`);
    });
  for (const command of program.commands) command.exitOverride();
  await program.parseAsync(process.argv);
}

main().catch((error: unknown) => {
  if (error instanceof CommanderError) {
    // Commander has printed it already; help counts as done.
    process.exitCode = error.exitCode === 0 ? 0 : 2;
    return;
  }
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
