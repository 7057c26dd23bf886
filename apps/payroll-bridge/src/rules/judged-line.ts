import type { Unit } from './amount';

/** What makes two rubricas of one employee the same entry of the payroll; numbers without leading zeros. */
export interface EntryKey {
  readonly empresa: string;
  readonly estabelecimento: string;
  /** `YYYY-MM` */
  readonly competencia: string;
  /** Payment number, `0` if it is empty. */
  readonly campoAdicional: string;
  readonly evento: string;
  /** `YYYYMMDD`, or `''`. */
  readonly datafalta: string;
}

/** Why a rubrica is not posted. */
export interface LineFault {
  /** At most 64 characters: the `reason` of what is told. */
  readonly code: FaultCode;
  /** For the payroll analyst, in Portuguese; holds no digit of a person's number. */
  readonly message: string;
  /** JSON pointer into the request, e.g. `/items/0/resultados/1/referencia`. */
  readonly path: string;
}

export type FaultCode =
  | 'competence-differs'
  | 'employee-unreadable'
  | 'employee-code'
  | 'employee-number'
  | 'company'
  | 'competence'
  | 'competence-range'
  | 'competence-closed'
  | 'campo-adicional'
  | 'rubrica'
  | 'rubrica-company'
  | 'rubrica-event'
  | 'rubrica-unknown'
  | 'referencia'
  | 'referencia-range'
  | 'datafalta'
  | 'duplicate'
  | 'whole-employee';

interface Line {
  /** The item's place in the request, from 0. */
  readonly item: number;
  /** The rubrica's place in the item, from 0. */
  readonly line: number;
  /** As sent; `null`: unreadable. */
  readonly rubrica: string | null;
  readonly referencia: string | null;
  readonly datafalta: string | null;
}

/** A rubrica that may be posted. */
export interface GoodLine extends Line {
  readonly ok: true;
  readonly rubrica: string;
  /** Verbatim, as it is posted. */
  readonly referencia: string;
  readonly datafalta: string;
  readonly key: EntryKey;
  readonly unit: Unit;
  /** Exact and canonical: minutes for `hhmm`, else the number with a decimal point and no needless zeros. */
  readonly amount: string;
}

/** A rubrica that is refused here, with all its faults. */
export interface FaultyLine extends Line {
  readonly ok: false;
  readonly faults: readonly [LineFault, ...LineFault[]];
  /** Of the key what could be read. */
  readonly known: Partial<EntryKey>;
  readonly unit?: Unit;
}

/** One rubrica, judged before Datasul is asked. */
export type JudgedLine = GoodLine | FaultyLine;
