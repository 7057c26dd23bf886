import { existsSync, readdirSync } from 'node:fs';
import * as path from 'node:path';

/** A benchmark: prints its figures beside its baselines' and asserts nothing, because machines are noisy. */
export interface Bench {
  readonly description: string;
  run(args: readonly string[]): Promise<void>;
}

const names = readdirSync(__dirname).filter((name) =>
  existsSync(path.join(__dirname, name, 'bench.ts')),
);

async function main(): Promise<number> {
  const [name, ...args] = process.argv.slice(2);
  if (!name || name === '--help' || !names.includes(name)) {
    const stream = name === '--help' ? process.stdout : process.stderr;
    stream.write('Usage: npm run bench -- <name> [options]\n\n');
    for (const each of names)
      stream.write(`  ${each.padEnd(12)} ${(await load(each)).description}\n`);
    stream.write(
      '\nEach prints figures and ratios measured in one run; --help after a name lists its options.\n',
    );
    return name === '--help' ? 0 : 2;
  }
  await (await load(name)).run(args);
  return 0;
}

async function load(name: string): Promise<Bench> {
  return (await import(path.join(__dirname, name, 'bench.ts'))) as Bench;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exit(1);
  },
);
