/** One rubrica of one employee as it was sent: the request, flattened. */
export interface SentEntry {
  /** Place of its item in the request, from 0. */
  readonly item: number;
  readonly matricula: string;
  readonly codfuncionario: string;
  readonly ano: string;
  readonly mes: string;
  readonly campoAdicional: string;
  readonly rubrica: string;
  readonly referencia: string;
  readonly datafalta: string;
}

/** Under what the payroll keeps a value; numbers without leading zeros. */
export interface PayrollKey {
  readonly empresa: string;
  readonly estabelecimento: string;
  readonly matricula: string;
  /** `2026-02` */
  readonly competencia: string;
  readonly campoAdicional: string;
  /** What the last four digits of the rubrica say, whatever the sender meant. */
  readonly evento: string;
  /** `YYYYMMDD` or empty. */
  readonly datafalta: string;
}

/** A value that really was posted, with what else happened under its key. */
export interface PayrollRow extends PayrollKey {
  /** Everything that counts now: one value, or several where a repeated send adds. */
  valores: string[];
  /** The newest rubrica as sent. */
  rubrica: string;
  /** How many sends took effect. */
  posts: number;
  /** Sends that took effect although the value sent was the one already there: somebody is paid twice, or nearly was. */
  repeats: number;
  /** Sends that took effect with another value than the one there. */
  corrections: number;
  /** Sends refused because there was a value already. */
  refusedRepeats: number;
  readonly firstAt: string;
  lastAt: string;
}

/** What became of one entry. */
export interface Posting {
  readonly entry: SentEntry;
  readonly status: 'S' | 'E';
  readonly mensagem: string;
}
