import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import * as path from 'node:path';
import { allContracts } from '@ponte/contracts';
import { shutdownWarning } from '@ponte/platform';
import { appNames, workspaceRoot } from '@ponte/testing';
import { parse } from 'yaml';

/**
 * The compose file, the Dockerfile, the examples beside them and the apps are written by hand in different places, and no
 * container engine is needed to see whether they agree.
 */
interface ComposeService {
  readonly build?: { readonly args: { readonly APP: string } };
  readonly environment?: Readonly<Record<string, unknown>>;
  readonly healthcheck?: { readonly test?: unknown; readonly disable?: boolean };
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, unknown>>;
  readonly stop_grace_period?: string;
}

/** What a call to Datasul may take where a profile says nothing. */
const CALLS_MS: Readonly<Record<string, number>> = {
  'payroll-bridge': 60_000,
  'people-sync': 60_000,
};

const read = (name: string): string => readFileSync(path.join(workspaceRoot, name), 'utf8');
const composeText = read('docker-compose.yml');
const compose = parse(composeText, { merge: true }) as {
  services: Record<string, ComposeService>;
};
/** Answers and ends; everything else serves until it is told to stop. */
const COMMAND = 'ops';
const ours = Object.entries(compose.services).filter(([, service]) => service.build);
const manifest = JSON.parse(read('package.json')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>;

/** Files that run in production: no specs, nothing of the testing libraries. */
function sources(folder: string): string[] {
  return readdirSync(path.join(workspaceRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) return /(^|\/)testing$/.test(name) ? [] : sources(name);
    return /(?<!\.spec|\.d)\.ts$/.test(name) ? [name] : [];
  });
}
const production = [...sources('apps'), ...sources('libs')].map(
  (name) => [name, read(name)] as const,
);

/** Variables that a service reads: declared by `@Env`, or named as a secret by its YAML. */
function knownTo(service: ComposeService): Set<string> {
  const declared = production.flatMap(([, text]) =>
    [...text.matchAll(/@Env\('([A-Z0-9_]+)'/g)].map(([, name = '']) => name),
  );
  return new Set([...declared, ...named(service, /env: ([A-Z0-9_]+)/g), 'NODE_ENV']);
}

/** What a pattern's group finds in the YAML that a service is given. */
function named(service: ComposeService, pattern: RegExp): string[] {
  const mounted = (service.volumes ?? []).filter((volume) => /\.ya?ml:/.test(volume));
  return mounted.flatMap((volume) =>
    [...read(volume.split(':')[0] ?? '').matchAll(pattern)].map(([, name = '']) => name),
  );
}

describe('docker-compose.yml', () => {
  it('has every app, built by its own name', () => {
    expect(ours.map(([name]) => name).sort()).toEqual(appNames().sort());
    for (const [name, service] of ours) expect(service.build?.args.APP).toBe(name);
  });

  it.each(Object.entries(compose.services).filter(([name]) => name !== COMMAND))(
    '%s has a health check made of texts',
    (_, service) => {
      expect(service.healthcheck?.test).toEqual(expect.arrayContaining([expect.any(String)]));
      expect(
        (service.healthcheck?.test as unknown[]).filter((part) => typeof part !== 'string'),
      ).toEqual([]);
    },
  );

  it('runs the operator’s command on demand, without ports and health check', () => {
    const command = compose.services[COMMAND];
    expect(command).toMatchObject({ profiles: [COMMAND], restart: 'no' });
    expect([command?.healthcheck, command?.ports]).toEqual([{ disable: true }, undefined]);
  });

  it.each(ours)('%s is told nothing that it does not read', (_, service) => {
    const known = knownTo(service);
    expect(Object.keys(service.environment ?? {}).filter((name) => !known.has(name))).toEqual([]);
  });

  it.each(ours)('%s is given every secret that its YAML names', (_, service) => {
    const declared = new Set(Object.keys(service.environment ?? {}));
    const secrets = named(service, /env: ([A-Z0-9_]+)/g);
    expect(secrets.filter((name) => !declared.has(name))).toEqual([]);
  });

  // Compose interpolates the whole file before it looks at what is started (docker/compose issue 11977).
  it('demands no variable: each service starts without the secrets of the others, and says itself what it lacks', () => {
    const taken = [...composeText.replace(/^\s*#.*$/gm, '').matchAll(/\$\{?([A-Z0-9_]+)(:-)?/g)];
    expect(taken.filter(([, , byDefault]) => !byDefault).map(([text]) => text)).toEqual([]);
  });

  it('has every variable without a default of its own explained in env.example', () => {
    const example: string[] = read('deploy/compose/env.example').match(/^[A-Z_]+(?==)/gm) ?? [];
    const empty = [...composeText.matchAll(/\$\{([A-Z0-9_]+):-\}/g)].map(([, name = '']) => name);
    expect(empty.filter((name) => !example.includes(name) && name !== 'OPS_ACTOR')).toEqual([]);
    expect(example.filter((name) => !empty.includes(name))).toEqual([]);
  });

  it.each(ours)('%s depends on no other service of ours', (_, { depends_on: needs = {} }) => {
    expect(Object.keys(needs).filter((name) => !['kafka', 'postgres'].includes(name))).toEqual([]);
  });

  it.each(ours)(
    '%s is given longer to stop than it takes, and its slowest call fits',
    (name, service) => {
      const grace = 1_000 * Number(/^(\d+)s$/.exec(service.stop_grace_period ?? '')?.[1]);
      const text = String(service.environment?.['SHUTDOWN_TIMEOUT_MS'] ?? '30000');
      const shutdownTimeoutMs = Number(/\d+/.exec(text)?.[0]);
      expect(grace).toBeGreaterThan(shutdownTimeoutMs);
      const timeoutMs = Math.max(
        CALLS_MS[name] ?? 0,
        ...named(service, /timeoutMs: (\d+)/g).map(Number),
      );
      const call = { of: name, timeoutMs, harm: 'calls' };
      expect(shutdownWarning(call, { shutdownTimeoutMs, drainDelayMs: 0 })).toBeUndefined();
    },
  );

  it('has a database for each service that is given one', () => {
    const [, listed = ''] =
      /for service in ([^;]+);/.exec(read('deploy/postgres/create-databases.sh')) ?? [];
    const given = ours.filter(
      ([, { environment }]) => environment && 'DATABASE_URL' in environment,
    );
    expect(listed.split(' ').sort()).toEqual(
      given.map(([name]) => name.replaceAll('-', '_')).sort(),
    );
  });
});

describe('the rights in Kafka', () => {
  const rows = read('docs/topics.md').match(/^\| `[a-z-]+` .*$/gm) ?? [];
  const withKafka = ours.filter(
    ([name, { environment }]) => name !== COMMAND && environment && 'KAFKA_BROKERS' in environment,
  );

  it.each(withKafka)('%s has a row with every topic that it owns', (name) => {
    const row = rows.find((text) => text.startsWith(`| \`${name}\` `)) ?? '';
    const owned = allContracts.filter(({ owner }) => owner === name).map(({ topic }) => topic);
    const isNamed = (topic: string): boolean =>
      row.includes(`\`${topic}\``) || row.includes(`\`${topic.split('.')[0]}.*\``);
    expect(owned.filter((topic) => !isNamed(topic))).toEqual([]);
    expect(row).toContain(`\`${name}.command.v1\``);
  });
});

describe('the images', () => {
  it('have the Node that everything is tested on', () => {
    expect(/ARG NODE_VERSION=(\S+)/.exec(read('Dockerfile'))?.[1]).toBe(
      manifest.devDependencies.node,
    );
  });

  it('hold every package that production code imports', () => {
    const packages = production.flatMap(([name, text]) =>
      [
        ...text.matchAll(
          /^(?:import|export)\s(?!type\s)[^;]*?from '([^.'][^']*)'|^import '([^.'][^']*)'/gm,
        ),
      ]
        .map(([, from, bare]) => from ?? bare ?? '')
        .map((from) =>
          from
            .split('/')
            .slice(0, from.startsWith('@') ? 2 : 1)
            .join('/'),
        )
        .filter((from) => !from.startsWith('@ponte') && !from.startsWith('node:'))
        .filter((from) => !builtinModules.includes(from) && !(from in manifest.dependencies))
        .map((from) => `${name}: ${from}`),
    );
    expect(packages).toEqual([]);
  });
});
