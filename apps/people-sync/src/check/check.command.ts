import { readFileSync } from 'node:fs';
import { offlineProfile, saoPauloTime, type StandaloneCommand } from '@ponte/platform';
import { PeopleConfig } from '../config/people.config';
import { Profiles } from '../config/profiles';
import { checkArgs, USAGE } from './check-args';
import { checkItems } from './check-items';
import { itemText, sumText } from './list-text';
import { type PageFile, readPageFile } from './page-file';

const CLEAN = 0;
const FAULTY = 1;
const WRONG_USE = 2;

/** `check FILE…`: pages of Datasul read by a profile's pointers, without database, Kafka, network or secrets. */
export const checkCommand: StandaloneCommand = {
  name: 'check',
  description: 'confere páginas do Datasul por um perfil, sem enviar nada (check --help)',
  needs: [],
  run: (args) => Promise.resolve(check(args)),
};

function check(given: readonly string[]): number {
  const args = checkArgs(given);
  if (args === 'help') {
    process.stdout.write(USAGE);
    return CLEAN;
  }
  if ('wrong' in args) return refuse([args.wrong, '', USAGE.trimEnd()]);
  const profile = offlineProfile(PeopleConfig, (config) => new Profiles(config), args);
  if (Array.isArray(profile)) return refuse(profile);
  const pages = args.files.map(pageOf);
  const today = args.today ?? saoPauloTime(new Date()).day;
  const list = checkItems(
    args.endpoint,
    pages.flatMap(({ items }) => items),
    profile,
    today,
  );
  const { items, faulty, unused } = list;
  const sum = { profile: profile.id, endpoint: args.endpoint, items: items.length, faulty, unused };
  print(
    args.json
      ? [...items, sum].map((each) => JSON.stringify(each))
      : [...items.flatMap(itemText), ...sumText(profile.id, args.endpoint, list)],
  );
  return faulty > 0 || pages.some(({ faults }) => faults.length > 0) ? FAULTY : CLEAN;
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

function refuse(lines: readonly string[]): number {
  process.stderr.write(`${lines.join('\n')}\n`);
  return WRONG_USE;
}

/** A file as a page; what is wrong with it as a whole is told on the spot. */
function pageOf(file: string): PageFile {
  const page = readPage(file);
  for (const { path, message } of page.faults)
    process.stderr.write(`${file}${path ? ` ${path}` : ''}: ${message}\n`);
  return page;
}

function readPage(file: string): PageFile {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'ilegível';
    return { items: [], faults: [{ path: '', message: `não pode ser lido (${code})` }] };
  }
  return readPageFile(file, bytes);
}
