import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Fault } from './fault.ts';

/** How Kafka is reached. */
export interface KafkaOptions {
  readonly brokers: readonly string[];
  readonly prefix: string;
  readonly group: string;
  readonly families: readonly string[];
  readonly ssl: boolean | { readonly ca: string };
  readonly sasl?: {
    readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
    readonly username: string;
    readonly password: string;
  };
}

/** What the command was asked for. */
export interface Options {
  readonly help: boolean;
  readonly sample: boolean;
  readonly follow: boolean;
  readonly json: boolean;
  readonly createDatabase: boolean;
  readonly databaseUrl: string;
  readonly schema: string;
  readonly environment?: string;
  readonly out?: string;
  readonly everyMs: number;
  readonly patienceMs: number;
  readonly kafka: KafkaOptions;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** First parts of the topics that tell of the business; the others are machinery: ingest, webhook, task, ops. */
const FAMILIES = 'ahgora,datasul,desk,equipment,feedz,gupy,people,rubeus,screening,validation';

const flags = {
  brokers: { type: 'string' },
  prefix: { type: 'string' },
  'database-url': { type: 'string' },
  'create-database': { type: 'boolean' },
  schema: { type: 'string' },
  families: { type: 'string' },
  group: { type: 'string' },
  environment: { type: 'string' },
  out: { type: 'string' },
  follow: { type: 'boolean' },
  every: { type: 'string' },
  patience: { type: 'string' },
  sample: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** @throws Fault naming every setting that is missing or cannot be read */
export function readOptions(args: readonly string[], env: Environment = process.env): Options {
  const given = parse(args);
  const faults: string[] = [];
  const fault = <T>(message: string, instead: T): T => (faults.push(message), instead);
  const seconds = (name: 'every' | 'patience'): number => {
    const value = Number(given[name] ?? 60);
    if (value >= 1 && value <= 86_400) return value * 1_000;
    return fault(`--${name} espera um número de segundos, de 1 a 86400.`, 60_000);
  };
  const help = given.help ?? false;
  const sample = given.sample ?? false;
  const prefix = given.prefix ?? env['KAFKA_PREFIX'] ?? '';
  const brokers = list(given.brokers ?? env['KAFKA_BROKERS'] ?? '');
  const schema = given.schema ?? (sample ? 'analytics_sample' : 'analytics');
  const databaseUrl = given['database-url'] ?? secret(env, 'DATABASE_URL') ?? '';
  if (!help && !sample && brokers.length === 0)
    fault('Diga onde está o Kafka: --brokers host:porta ou KAFKA_BROKERS.', undefined);
  if (!help && !/^postgres(ql)?:\/\//.test(databaseUrl))
    fault(
      'Diga onde guardar: --database-url postgres://usuário:senha@servidor/banco ou DATABASE_URL.',
      undefined,
    );
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema) || schema.startsWith('pg_') || schema === 'public')
    fault(
      '--schema espera letras minúsculas, números e _, e um esquema próprio: não pg_… nem public.',
      undefined,
    );
  if (sample && given.follow) fault('--sample não lê tópicos: sem --follow.', undefined);
  const options = {
    help,
    sample,
    schema,
    databaseUrl,
    follow: given.follow ?? false,
    json: given.json ?? false,
    createDatabase: given['create-database'] ?? false,
    environment: given.environment,
    out: given.out,
    everyMs: seconds('every'),
    patienceMs: seconds('patience'),
    kafka: {
      brokers,
      prefix,
      group: given.group ?? `${prefix}analytics`,
      families: list(given.families ?? FAMILIES),
      ...security(env, fault),
    },
  };
  if (faults.length > 0) throw new Fault(faults.join('\n'));
  return options;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags, allowPositionals: false }).values;
  } catch (error) {
    throw new Fault(`${(error as Error).message}\nAs opções: npm run analytics -- --help`);
  }
}

function security(
  env: Environment,
  fault: (message: string, instead: undefined) => undefined,
): Pick<KafkaOptions, 'ssl' | 'sasl'> {
  const caFile = env['KAFKA_SSL_CA_FILE'];
  const ssl = caFile ? { ca: readFileSync(caFile, 'utf8') } : env['KAFKA_SSL'] === 'true';
  const mechanism = env['KAFKA_SASL_MECHANISM']?.toLowerCase();
  if (!mechanism) return { ssl };
  const username = env['KAFKA_SASL_USERNAME'];
  const password = secret(env, 'KAFKA_SASL_PASSWORD');
  if (mechanism !== 'plain' && mechanism !== 'scram-sha-256' && mechanism !== 'scram-sha-512')
    return {
      ssl,
      sasl: fault('KAFKA_SASL_MECHANISM: plain, scram-sha-256 ou scram-sha-512.', undefined),
    };
  if (!username || !password)
    return { ssl, sasl: fault('Faltam KAFKA_SASL_USERNAME e KAFKA_SASL_PASSWORD.', undefined) };
  return { ssl, sasl: { mechanism, username, password } };
}

const list = (text: string): string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** A secret may stand in a file: `NAME_FILE`. */
function secret(env: Environment, name: string): string | undefined {
  const file = env[`${name}_FILE`];
  return env[name] ?? (file ? readFileSync(file, 'utf8').trim() : undefined);
}
