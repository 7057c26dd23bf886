import type { ListRead } from '../read/read.store';
import type { PeopleRun } from '../run/people-run';
import { isOpen } from '../run/run-states.rules';
import type { AskedStop, LotCount } from './run-look.store';
import { askedText, stateText } from './run-text';

/** What of a run is looked at to say how far it is. */
interface Looked {
  readonly run: PeopleRun;
  readonly reads: readonly ListRead[];
  readonly lots: readonly LotCount[];
  readonly stop: AskedStop | undefined;
}

/** How far a run is, in a sentence. */
export function progressText(looked: Looked): string {
  const { run, stop } = looked;
  const wanted =
    stop && isOpen(run.state)
      ? ` Encerramento pedido por ${stop.actor ?? 'alguém'}: espera o que está a caminho.`
      : '';
  return `Execução ${run.id} do perfil ${run.profile}: ${detailText(looked)}.${wanted}`;
}

function detailText({ run, reads, lots }: Looked): string {
  switch (run.state) {
    case 'reading':
      return readingText(reads);
    case 'asking':
      return (
        `faltam ${askedText(run.asked ?? [])}; nada foi marcado nem enviado. ` +
        'Confira no Datasul, e diga "people run continue" ou "people run stop"'
      );
    case 'writing':
      return writingText(run, lots);
    default:
      return run.reason === null ? stateText(run.state) : `${stateText(run.state)}: ${run.reason}`;
  }
}

function readingText(reads: readonly ListRead[]): string {
  const done = reads.filter(({ state }) => state === 'done').length;
  const now = reads.find(({ state }) => state === 'reading');
  const place = now
    ? `, em ${now.endpoint}${now.again ? ' pela segunda vez' : ''}: ${now.page} páginas, ${now.items} registros`
    : '';
  return `${stateText('reading')}, ${done} de ${reads.length} listas prontas${place}`;
}

function writingText({ pass, wave }: PeopleRun, lots: readonly LotCount[]): string {
  if (lots.length === 0) return 'decidindo o que enviar';
  const sum = (of: (count: LotCount) => number): number =>
    lots.reduce((total, count) => total + of(count), 0);
  const open = sum(({ waiting, underWay }) => waiting + underWay);
  const all = sum((count) => count.lots);
  return `enviando, passada ${pass}, onda ${wave}: ${all - open} de ${all} lotes terminados`;
}
