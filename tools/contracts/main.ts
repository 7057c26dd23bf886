import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { allContracts } from '@ponte/contracts';
import {
  baselineOf,
  driftOf,
  generatedFiles,
  incompatibilities,
  readBaselines,
  strangers,
} from '@ponte/contracts/reference';

const help = `npm run contracts [-- --check | --accept]

  (nothing)  writes docs/contracts from libs/contracts, and a baseline for each topic that has none
  --check    writes nothing; fails if docs/contracts differs from the contracts or a change is incompatible
  --accept   also makes what is promised today the baseline; refused if a change is incompatible
`;

const folder = path.resolve(__dirname, '../../docs/contracts');
const baselineFolder = path.join(folder, 'baseline');

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(problems: readonly string[], advice: string): never {
  process.stderr.write(`${problems.map((problem) => `  ${problem}`).join('\n')}\n${advice}\n`);
  process.exit(1);
}

function baselineFiles(accept: boolean): ReadonlyMap<string, string> {
  const known = accept
    ? new Set<string>()
    : new Set(readBaselines(baselineFolder).map(({ topic }) => topic));
  const missing = allContracts.filter(({ topic }) => !known.has(topic));
  return new Map(
    missing.map((contract) => [
      `${contract.topic}.json`,
      `${JSON.stringify(baselineOf(contract), null, 2)}\n`,
    ]),
  );
}

function write(into: string, files: ReadonlyMap<string, string>): void {
  mkdirSync(into, { recursive: true });
  for (const [name, content] of files) writeFileSync(path.join(into, name), content);
}

function refuseIncompatible(): void {
  const problems = incompatibilities(readBaselines(baselineFolder), allContracts.map(baselineOf));
  if (problems.length > 0) {
    fail(
      problems,
      'Incompatible within a version: undo it, or add a contract with the next version beside this one.',
    );
  }
}

function main(args: readonly string[]): void {
  if (args.includes('--help')) return say(help);
  const unknown = args.filter((argument) => !['--check', '--accept'].includes(argument));
  if (unknown.length > 0)
    fail(
      unknown.map((argument) => `unknown: ${argument}`),
      help,
    );
  const files = generatedFiles(allContracts);
  refuseIncompatible();
  if (args.includes('--check')) {
    const unbaselined = [...baselineFiles(false).keys()].map(
      (name) => `baseline/${name} is missing`,
    );
    const drift = [...driftOf(folder, files), ...unbaselined];
    if (drift.length > 0)
      fail(
        drift,
        'docs/contracts is not what the contracts say: run "npm run contracts" and check it in.',
      );
    say(`docs/contracts is up to date: ${allContracts.length} topics.`);
    return;
  }
  for (const name of strangers(folder, files)) rmSync(path.join(folder, name));
  write(folder, files);
  write(baselineFolder, baselineFiles(args.includes('--accept')));
  say(`Wrote ${files.size} files for ${allContracts.length} topics into docs/contracts.`);
}

main(process.argv.slice(2));
