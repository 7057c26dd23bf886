/** One rubrica of an employee, as it goes to Datasul. */
export interface DatasulLine {
  /** Company and event, digits as sent. */
  readonly rubrica: string;
  /** With a decimal comma, verbatim. */
  readonly referencia: string;
  /** `YYYYMMDD`, or '' for none. */
  readonly datafalta: string;
}

/** The results of one employee for one competência and payment: one element of a request's `items`. */
export interface DatasulItem {
  /** Ahgora's own key, verbatim: Datasul echoes it. */
  readonly matricula: string;
  /** `Empresa|Estabelecimento|Matrícula`, verbatim. */
  readonly codfuncionario: string;
  /** Four digits. */
  readonly ano: string;
  /** Two digits. */
  readonly mes: string;
  /** Payment number, e.g. `01`, or ''. */
  readonly campoAdicional: string;
  readonly resultados: readonly DatasulLine[];
}
