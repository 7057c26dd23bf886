import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import * as path from 'node:path';
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
}

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
  const mounted = (service.volumes ?? []).filter((volume) => /\.ya?ml:/.test(volume));
  const named = mounted.flatMap((volume) =>
    [...read(volume.split(':')[0] ?? '').matchAll(/env: ([A-Z0-9_]+)/g)].map(
      ([, name = '']) => name,
    ),
  );
  return new Set([...declared, ...named, 'NODE_ENV']);
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
    const files = (service.volumes ?? []).map((volume) => volume.split(':')[0] ?? '');
    const secrets = files.flatMap((file) =>
      [...read(file).matchAll(/env: ([A-Z0-9_]+)/g)].map(([, name = '']) => name),
    );
    expect(secrets.filter((name) => !declared.has(name))).toEqual([]);
  });

  it('takes only variables that have a default or stand in env.example', () => {
    const example: string[] = read('deploy/compose/env.example').match(/^[A-Z_]+(?==)/gm) ?? [];
    const taken = [...composeText.matchAll(/\$\{([A-Z0-9_]+)(:-)?/g)];
    const unexplained = taken.filter(
      ([, name = '', byDefault]) => !byDefault && !example.includes(name),
    );
    expect(unexplained.map(([, name]) => name)).toEqual([]);
  });

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
