import { readFileSync } from 'node:fs';
import type { ConfigFault } from './config-fault';
import type { Environment } from './environment';

/**
 * The text of a variable, or of the file that `<NAME>_FILE` names (mounted secrets). Empty counts as absent, because
 * compose files write `NAME=` for what is not set. The line end that editors add to a file is dropped.
 */
export function readVariable(
  name: string,
  env: Environment,
  allowFile: boolean,
): { readonly value: string | undefined } | { readonly fault: ConfigFault } {
  const direct = env[name] || undefined;
  const file = allowFile ? env[`${name}_FILE`] || undefined : undefined;
  if (direct !== undefined && file !== undefined) {
    return { fault: { where: name, message: `set both as ${name} and ${name}_FILE: keep one` } };
  }
  if (file === undefined) return { value: direct };
  const read = readSecretFile(file);
  return 'fault' in read ? { fault: { where: `${name}_FILE`, message: read.fault } } : read;
}

/** The content of a mounted secret, or why it cannot be had. */
export function readSecretFile(
  path: string,
): { readonly value: string } | { readonly fault: string } {
  try {
    const value = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
    return value ? { value } : { fault: `the file ${path} is empty` };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    return { fault: `the file ${path} cannot be read (${code})` };
  }
}
