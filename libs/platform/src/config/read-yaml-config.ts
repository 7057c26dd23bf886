import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { ConfigError } from './config-error';
import type { ConfigFault } from './config-fault';
import { type Environment, environment } from './environment';
import { isHeaderText } from './header-text';
import { instances } from './instances';
import type { Checked } from './read-env';
import { SecretRef } from './secret-ref';
import { isHeaderSecret } from './secret.decorators';
import { validationFaults } from './validation-faults';
import { type YamlText, parseYaml } from './yaml-text';

export interface YamlCheck {
  /** `false`: the secrets need not be there, e.g. for a command that calls nobody. */
  readonly secrets?: boolean;
}

/** Reads a YAML file into a configuration class and judges it; never throws. `value` is only usable without faults. */
export function checkYamlConfig<T extends object>(
  type: new () => T,
  path: string,
  env: Environment = environment(),
  options: YamlCheck = {},
): Checked<T> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    const message = `the file ${path} cannot be read (${code})`;
    return { value: new type(), faults: [{ where: 'CONFIG_FILE', message }] };
  }
  return checkYamlText(type, text, basename(path), env, options);
}

/** Like `checkYamlConfig`, for text at hand; `name` stands in the faults. */
export function checkYamlText<T extends object>(
  type: new () => T,
  text: string,
  name: string,
  env: Environment = environment(),
  { secrets = true }: YamlCheck = {},
): Checked<T> {
  const yaml = parseYaml(text);
  if (yaml.faults.length) {
    const faults = yaml.faults.map(({ line, message }) => ({ where: `${name}:${line}`, message }));
    return { value: new type(), faults };
  }
  const plain = yaml.plain ?? {};
  if (typeof plain !== 'object' || Array.isArray(plain)) {
    const message = 'must be a mapping of settings at its top';
    return { value: new type(), faults: [{ where: `${name}:1`, message }] };
  }
  const value = plainToInstance(type, plain as object);
  restoreDefaults(value);
  const rules = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false };
  const faults = validationFaults(validateSync(value, rules)).map((fault) => ({
    where: place(name, yaml, fault.path, fault.atKey),
    message: fault.message,
  }));
  return { value, faults: secrets ? [...faults, ...secretFaults(value, name, yaml, env)] : faults };
}

/** The configuration object, or a {@link ConfigError} with every fault. */
export function readYamlConfig<T extends object>(
  type: new () => T,
  path: string,
  env: Environment = environment(),
): T {
  const { value, faults } = checkYamlConfig(type, path, env);
  if (faults.length) throw new ConfigError(faults);
  return value;
}

/** `key:` without a value means "not set", so the class's own default holds. */
function restoreDefaults(root: object): void {
  for (const { instance } of instances(root)) {
    const fresh = new (instance.constructor as new () => Record<string, unknown>)();
    for (const [key, value] of Object.entries(instance)) {
      if (value === null) instance[key] = fresh[key];
    }
  }
}

/** A secret that is named but not there, or that no header can carry, is found at start, not at the first call. */
function secretFaults(
  root: object,
  name: string,
  yaml: YamlText,
  env: Environment,
): readonly ConfigFault[] {
  const all = [...instances(root)];
  const forHeaders = new Set<unknown>(
    all.flatMap(({ instance }) =>
      Object.entries(instance).flatMap(([key, value]) =>
        isHeaderSecret(instance, key) ? value : [],
      ),
    ),
  );
  return all.flatMap(({ path, instance }) => {
    if (!(instance instanceof SecretRef) || (!instance.env && !instance.file)) return [];
    const message = instance.fault(env) ?? headerFault(instance, forHeaders.has(instance), env);
    return message ? [{ where: place(name, yaml, path, false), message }] : [];
  });
}

function headerFault(secret: SecretRef, isSent: boolean, env: Environment): string | undefined {
  return !isSent || isHeaderText(secret.resolve(env))
    ? undefined
    : `${secret.toString()}: its value cannot be sent in a header; it may hold only printable ASCII without spaces`;
}

function place(name: string, yaml: YamlText, path: readonly string[], atKey: boolean): string {
  return `${name}:${yaml.lineOf(path, atKey)} ${path.join('.')}`;
}
