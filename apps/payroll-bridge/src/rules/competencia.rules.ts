import type { CompetenciasConfig } from '../config/profile.config';
import { type Closing, isClosed, isCompetencia, monthsOf } from './competencia';
import { type Fault, fault } from './fault';

/** The part of a profile that says which competências are posted. */
export interface OpenCompetencias extends Closing {
  readonly competencias: CompetenciasConfig;
}

/** A competência taken apart; the faults of year and month stand at their own fields. */
export interface ReadCompetencia {
  /** `YYYY-MM`, if both can be read. */
  readonly competencia?: string;
  readonly ofAno: readonly Fault[];
  readonly ofMes: readonly Fault[];
}

/**
 * Year and month of an item, if they are those of a month that is plausible and open.
 * @param today `YYYY-MM-DD` in São Paulo
 */
export function readCompetencia(
  ano: string | null,
  mes: string | null,
  profile: OpenCompetencias,
  today: string,
): ReadCompetencia {
  const ofAno = isYear(ano) ? [] : [fault('competence', yearWords(ano))];
  const month = ano !== null && mes !== null ? `${ano}-${mes.padStart(2, '0')}` : '';
  const ofMes = isMonth(mes) ? [] : [fault('competence', monthWords(mes))];
  if (ofAno.length > 0 || ofMes.length > 0) return { ofAno, ofMes };
  return { competencia: month, ofAno, ofMes: openFaults(month, profile, today) };
}

const isYear = (ano: string | null): boolean => ano !== null && isCompetencia(`${ano}-01`);

const isMonth = (mes: string | null): boolean =>
  mes !== null && /^\d{1,2}$/.test(mes) && isCompetencia(`2000-${mes.padStart(2, '0')}`);

const said = (text: string | null): string => (text?.trim() ? ` ${text}` : '');

function yearWords(ano: string | null): string {
  return ano === ''
    ? 'o ano da competência não foi informado'
    : `ano da competência${said(ano)}: deve ter 4 dígitos`;
}

function monthWords(mes: string | null): string {
  return mes === ''
    ? 'o mês da competência não foi informado'
    : `mês da competência${said(mes)}: deve ser de 01 a 12`;
}

/**
 * Why nothing is posted into a competência: out of range, or closed. Judged again right before a call.
 * @param competencia `YYYY-MM`
 */
export function openFaults(competencia: string, profile: OpenCompetencias, today: string): Fault[] {
  const { monthsBack, monthsAhead } = profile.competencias;
  const apart = monthsOf(competencia) - monthsOf(today);
  const shown = monthWord(competencia);
  const from = profile.closing[competencia];
  const since = from === undefined || today < from ? '' : ` desde ${dayWord(from)}`;
  return [
    ...(apart < -monthsBack || apart > monthsAhead
      ? [
          fault(
            'competence-range',
            `competência ${shown}: longe demais de hoje, ${rangeWords(profile.competencias)}`,
          ),
        ]
      : []),
    ...(isClosed(competencia, profile, today)
      ? [fault('competence-closed', `competência ${shown}: está fechada${since}`)]
      : []),
  ];
}

function rangeWords({ monthsBack, monthsAhead }: CompetenciasConfig): string {
  const months = (count: number): string => `${count} ${count === 1 ? 'mês' : 'meses'}`;
  return `o perfil aceita até ${months(monthsBack)} antes e ${months(monthsAhead)} depois do mês atual`;
}

/** `2026-02` as `02/2026`. */
export function monthWord(competencia: string): string {
  return `${competencia.slice(5, 7)}/${competencia.slice(0, 4)}`;
}

const dayWord = (day: string): string => `${day.slice(8)}/${monthWord(day)}`;
