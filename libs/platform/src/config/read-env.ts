import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { ConfigError } from './config-error';
import type { ConfigFault } from './config-fault';
import { type EnvField, envFields } from './env.decorator';
import { type Environment, environment } from './environment';
import { knownSecrets } from './known-secrets';
import { readVariable } from './read-variable';
import { validationFaults } from './validation-faults';

export interface Checked<T> {
  readonly value: T;
  readonly faults: readonly ConfigFault[];
}

/** Reads a class of `@Env` properties and judges it; never throws. */
export function checkEnv<T extends object>(
  type: new () => T,
  env: Environment = environment(),
): Checked<T> {
  const fields = envFields(type.prototype as object);
  const faults: ConfigFault[] = [];
  const plain: Record<string, unknown> = {};
  const unread = new Set<string>();
  for (const field of fields) {
    const read = readVariable(field.name, env, field.secret ?? false);
    if ('fault' in read) {
      faults.push(read.fault);
      unread.add(field.property);
    } else if (read.value !== undefined) {
      if (field.secret) {
        for (const secret of [read.value, ...(field.parts?.(read.value) ?? [])]) {
          knownSecrets.add(secret);
        }
      }
      plain[field.property] = fromText(type.prototype as object, field, read.value);
    }
  }
  const value = plainToInstance(type, plain);
  const errors = validateSync(value, { forbidUnknownValues: false }).filter(
    (error) => !unread.has(error.property),
  );
  for (const fault of validationFaults(errors)) {
    const field = fields.find(({ property }) => property === fault.path[0]);
    faults.push({
      where: field?.name ?? fault.path.join('.'),
      message: withoutValue(fault.message, field, plain),
    });
  }
  return { value, faults };
}

/** Like `checkEnv`, throwing a {@link ConfigError} with every fault. */
export function readEnv<T extends object>(type: new () => T, env: Environment = environment()): T {
  const { value, faults } = checkEnv(type, env);
  if (faults.length) throw new ConfigError(faults);
  return value;
}

/** Text that does not look like the declared type is left as it is, so that the property's rule refuses it. */
function fromText(prototype: object, field: EnvField, text: string): unknown {
  const type: unknown = Reflect.getMetadata('design:type', prototype, field.property);
  if (type === Number) return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (type === Boolean) return { true: true, '1': true, false: false, '0': false }[text] ?? text;
  if (type === Array) {
    return text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean);
  }
  return text;
}

/** A rule's own message may quote the value; a secret's must not. */
function withoutValue(
  message: string,
  field: EnvField | undefined,
  plain: Record<string, unknown>,
): string {
  const value = field?.secret ? plain[field.property] : undefined;
  return typeof value === 'string' && value ? message.split(value).join('[secret]') : message;
}
