import { workspaceRoot } from '@ponte/testing';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

/**
 * What an app insists on at its start although `migrate` and `topics` never use it: a configuration, keys that seal,
 * secrets of third parties. Whoever prepares an environment from a checkout need not have the production secrets at
 * hand, so each setting that is missing gets a value that is good for nothing else.
 *
 * @param isSet whether the environment has a setting (itself or as `<NAME>_FILE`)
 */
export function commandPlaceholders(
  app: string,
  isSet: (name: string) => boolean,
  root = workspaceRoot,
): Record<string, string> {
  const values: Record<string, string> = {};
  const example = path.join(root, 'deploy/compose', `${app}.yml`);
  const missing = (name: string) => !isSet(name) && !isSet(`${name}_FILE`);
  if (missing('PII_KEYS')) values['PII_KEYS'] = `unused:${randomBytes(32).toString('hex')}`;
  if (missing('CONFIG_FILE') && existsSync(example)) {
    values['CONFIG_FILE'] = example;
    const withoutComments = readFileSync(example, 'utf8').replace(/(^|\s)#.*$/gm, '');
    for (const [, name = ''] of withoutComments.matchAll(/\benv:\s*([A-Z][A-Z0-9_]*)/g)) {
      if (missing(name)) values[name] = `unused-${randomBytes(16).toString('hex')}`;
    }
  }
  return values;
}
