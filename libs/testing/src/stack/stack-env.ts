import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { stackFolder } from './stack.config';

/** `.ponte/stack.env`: how to reach the local stack, for shells (`set -a; . .ponte/stack.env`) and for the tools. */
export const stackEnvFile = path.join(stackFolder, 'stack.env');

/** One `NAME=value` a line. @throws Error if a value would not survive the format */
export function formatEnv(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => {
      if (!/^[A-Z][A-Z0-9_]*$/.test(name) || /[\s'"\\$`#]/.test(value)) {
        throw new Error(`${name} cannot be written into an env file: it would need quoting.`);
      }
      return `${name}=${value}\n`;
    })
    .join('');
}

/** Reads `NAME=value` lines; blank lines and `#` comments are skipped. @throws Error naming the line it cannot read */
export function parseEnv(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [, name, value] = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) {
      throw new Error(`Line ${index + 1} is not NAME=value: ${line}`);
    }
    values[name] = value;
  }
  return values;
}

/** Replaces the file in one step: a reader sees the old or the new one. */
export async function writeStackEnv(
  values: Readonly<Record<string, string>>,
  file = stackEnvFile,
): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.new`, formatEnv(values));
  await rename(`${file}.new`, file);
}

/** What the running stack wrote; empty if there is none. */
export async function readStackEnv(file = stackEnvFile): Promise<Record<string, string>> {
  return existsSync(file) ? parseEnv(await readFile(file, 'utf8')) : {};
}

export async function removeStackEnv(file = stackEnvFile): Promise<void> {
  await rm(file, { force: true });
}
