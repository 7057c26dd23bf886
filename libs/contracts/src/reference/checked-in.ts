import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Baseline } from './baseline';

/** Files of a folder that differ from what they should hold, and files that should not be there. */
export function driftOf(folder: string, expected: ReadonlyMap<string, string>): readonly string[] {
  const drift: string[] = [];
  for (const [name, content] of expected) {
    const file = path.join(folder, name);
    if (!existsSync(file)) drift.push(`${name} is missing`);
    else if (readFileSync(file, 'utf8') !== content) drift.push(`${name} differs`);
  }
  return [...drift, ...strangers(folder, expected).map((name) => `${name} belongs to no contract`)];
}

/** Files in a folder that nothing generates any more. */
export function strangers(
  folder: string,
  expected: ReadonlyMap<string, string>,
): readonly string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ name }) => name).filter((name) => !expected.has(name));
}

/** The accepted baselines of a folder, by file name. */
export function readBaselines(folder: string): readonly Baseline[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Baseline);
}
