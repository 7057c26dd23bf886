import { workspaceRoot } from '@ponte/testing';
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import * as path from 'node:path';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const folder = path.join(workspaceRoot, 'examples');
const examples = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const manifest = (file: string): Manifest =>
  JSON.parse(readFileSync(path.join(workspaceRoot, file), 'utf8')) as Manifest;

/** What a source names to load: `import … from`, `export … from`, `import()`, `require()`. */
function loaded(source: string): string[] {
  const pattern = /(?:\bfrom\s+|\bimport\s+|\bimport\(\s*|\brequire\(\s*)['"]([^'"]+)['"]/g;
  return [...source.matchAll(pattern)].flatMap(([, name]) => (name === undefined ? [] : [name]));
}

const packageOf = (name: string): string => name.split('/', name.startsWith('@') ? 2 : 1).join('/');

function sources(example: string): string[] {
  return readdirSync(path.join(folder, example), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[cm]?[jt]s$/.test(file) && !file.includes('node_modules'))
    .map((file) => path.join(folder, example, file));
}

/**
 * An example is what somebody else writes in a repository of their own: it can be copied out of this one, and works with what
 * its package.json names.
 */
describe.each(examples)('examples/%s', (example) => {
  const own = manifest(`examples/${example}/package.json`);

  it('loads its own files and what its package.json names, nothing of this workspace', () => {
    const files = sources(example);
    expect(files.length).toBeGreaterThan(0);
    const foreign = files.flatMap((file) =>
      loaded(readFileSync(file, 'utf8')).filter((name) => {
        if (!name.startsWith('.'))
          return !isBuiltin(name) && !(packageOf(name) in (own.dependencies ?? {}));
        return !path
          .resolve(path.dirname(file), name)
          .startsWith(path.join(folder, example, path.sep));
      }),
    );
    expect(foreign).toEqual([]);
  });

  it('names exactly the versions that it is tested with here', () => {
    const root = manifest('package.json');
    const tested = { ...root.dependencies, ...root.devDependencies };
    const named = { ...own.dependencies, ...own.devDependencies };
    expect(named).toEqual(
      Object.fromEntries(Object.keys(named).map((name) => [name, tested[name]])),
    );
  });
});
