import type { Figures } from '../read-figures.ts';
import { THEME } from '../theme.ts';
import { bars } from './bars.ts';
import { fitting } from './fitting.ts';

const STATES: Readonly<Record<string, readonly [word: string, fill: string]>> = {
  accepted: ['aceito', THEME.good],
  refused: ['recusado', THEME.bad],
  held: ['aguarda', THEME.warn],
  unknown: ['ninguém sabe', THEME.faint],
};

const ENTITIES: Readonly<Record<string, string>> = {
  person: 'Pessoa',
  leader: 'Líder',
  unit: 'Unidade',
  department: 'Departamento',
  job: 'Cargo',
};

const STRUCTURE = new Set(['unit', 'department', 'job']);
const MOST = 7;

/** Records by what became of them; accepted structure is one line. */
export function feedzPanel({ feedz }: Figures) {
  const rows = new Map<string, { label: string; value: number; fill: string }>();
  for (const { entity, state, code, records } of feedz) {
    const [word, fill] = STATES[state] ?? [state, THEME.faint];
    const isQuietStructure = STRUCTURE.has(entity) && state === 'accepted';
    const name = isQuietStructure ? 'Estrutura' : (ENTITIES[entity] ?? entity);
    const label = `${name} · ${word}${code === null ? '' : ` ${code}`}`;
    rows.set(label, { label, fill, value: records + (rows.get(label)?.value ?? 0) });
  }
  const shown = fitting([...rows.values()], MOST);
  return (width: number, height: number): string | undefined => bars(width, height, shown, 196);
}
