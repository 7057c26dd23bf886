import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { workspaceRoot } from '@ponte/testing';

/** Folders that hold no documents of ours. */
const FOREIGN = new Set(['node_modules', 'dist', 'coverage', 'tmp']);

/** Every Markdown file of the workspace, relative to its root. */
function documents(folder = ''): string[] {
  return readdirSync(path.join(workspaceRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory())
      return FOREIGN.has(entry.name) || entry.name.startsWith('.') ? [] : documents(name);
    return entry.name.endsWith('.md') ? [name] : [];
  });
}

const text = (document: string): string => readFileSync(path.join(workspaceRoot, document), 'utf8');

/** Examples in code blocks are not links, and may name what a reader is to create. */
const prose = (document: string): string => text(document).replace(/^ *```.*?^ *```/gms, '');

/** The anchor that a forge gives a heading. */
function anchorOf(heading: string): string {
  const words = heading.replace(/[`*]/g, '').trim().toLowerCase();
  return words.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
}

function anchorsOf(document: string): string[] {
  return [...prose(document).matchAll(/^#+ +(.*)$/gm)].map(([, heading = '']) => anchorOf(heading));
}

function brokenLinks(document: string): string[] {
  const links = [...prose(document).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return links.filter((target) => {
    if (/^[a-z]+:/.test(target)) return false;
    const [file = '', anchor] = target.split('#');
    const linked = file === '' ? document : path.join(path.dirname(document), file);
    if (!existsSync(path.join(workspaceRoot, linked))) return true;
    return anchor !== undefined && !anchorsOf(linked).includes(anchor);
  });
}

/** Paths that the prose names from the workspace's root, e.g. `libs/clients/gupy`, as far as they are spelt out. */
function missingPaths(document: string): string[] {
  const named = prose(document).matchAll(
    /(?<![\w/.@-])(?:apps|libs|tools|test|deploy|docs)\/[\w./-]*(?=([<*…{]?))/g,
  );
  return [...named]
    .map(([name, placeholder]) => (placeholder ? path.dirname(`${name}x`) : name))
    .map((name) => name.replace(/[./]+$/, ''))
    .filter((name) => {
      const at = path.join(workspaceRoot, name);
      return !['', '.ts', '.spec.ts'].some((ending) => existsSync(at + ending));
    });
}

describe.each(documents())('%s', (document) => {
  it('links to what is there', () => expect(brokenLinks(document)).toEqual([]));
  it('names folders and files that are there', () => expect(missingPaths(document)).toEqual([]));
});

describe('what every part has', () => {
  const folders = (parent: string): string[] =>
    readdirSync(path.join(workspaceRoot, parent))
      .map((name) => path.join(parent, name))
      .filter((name) => statSync(path.join(workspaceRoot, name)).isDirectory());

  it.each([...folders('apps'), ...folders('libs')])('%s has a README', (folder) => {
    expect(existsSync(path.join(workspaceRoot, folder, 'README.md'))).toBe(true);
  });

  it.each(['README.md', 'README.pt-BR.md'])('%s links to each of them', (readme) => {
    const missing = [...folders('apps'), ...folders('libs')].filter(
      (folder) => !text(readme).includes(`(${folder}/README.md)`),
    );
    expect(missing).toEqual([]);
  });

  it.each([
    ['docs/adr', /^\d{4}-.*\.md$/],
    ['docs/runbooks', /^(?!README).*\.md$/],
    ['docs', /^(?!README).*\.md$/],
  ])('%s has every page in its index', (folder, page) => {
    const index = text(path.join(folder, 'README.md'));
    const pages = readdirSync(path.join(workspaceRoot, folder)).filter((name) => page.test(name));
    expect(pages.filter((name) => !index.includes(`(${name})`))).toEqual([]);
  });

  it('every setting of a service stands in a document', () => {
    const configs = (folder: string): string[] =>
      readdirSync(path.join(workspaceRoot, folder), { withFileTypes: true }).flatMap((entry) => {
        const name = path.join(folder, entry.name);
        if (entry.isDirectory()) return configs(name);
        return name.endsWith('.config.ts') ? [name] : [];
      });
    const settings = [...configs('apps'), ...configs('libs')].flatMap((file) =>
      [...text(file).matchAll(/@Env\('([A-Z0-9_]+)'/g)].map(([, name = '']) => name),
    );
    const written = documents().map(text).join();
    expect(settings.length).toBeGreaterThan(30);
    expect(settings.filter((name) => !written.includes(`\`${name}\``))).toEqual([]);
  });
});
