import type { Figures } from '../read-figures.ts';
import { THEME } from '../theme.ts';
import { bars } from './bars.ts';
import { fitting } from './fitting.ts';

const KINDS: Readonly<Record<string, string>> = {
  contato: 'Contato',
  evento: 'Evento',
  atividade: 'Atividade',
  'registro-de-processo': 'Processo',
};

const LONGEST = 30;
const MOST = 7;

/** What the CRM told, by kind and, where it has one, by type. */
export function rubeusPanel({ rubeus }: Figures) {
  const rows = rubeus.map(({ kind, tipo, events }) => {
    const text = tipo === null ? (KINDS[kind] ?? kind) : `${KINDS[kind] ?? kind} · ${tipo}`;
    const label = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
    return { label, value: events, fill: THEME.main };
  });
  return (width: number, height: number): string | undefined =>
    bars(width, height, fitting(rows, MOST), 226);
}
