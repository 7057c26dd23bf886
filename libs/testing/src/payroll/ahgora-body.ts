/** One rubrica of an employee, as PontoWeb sends it. */
export interface AhgoraLine {
  rubrica: string;
  /** With a decimal comma. */
  referencia: string;
  /** `YYYYMMDD` or empty. */
  datafalta: string;
}

/** One employee of a request. */
export interface AhgoraItem {
  matricula: string;
  anocom: string;
  mescom: string;
  campoAdicional: string;
  /** `Empresa|Estabelecimento|Matrícula` */
  codfuncionario: string;
  resultados: AhgoraLine[];
}

/** What PontoWeb posts when somebody presses send. */
export interface AhgoraBody {
  items: AhgoraItem[];
}
