import type { AhgoraItemFault, AhgoraResultLine } from '@ponte/contracts';

/** One employee item of a request as PontoWeb sent it, with its sealed part opened. */
export interface ReceivedItem {
  /** The item's place in the request, from 0. */
  readonly position: number;
  readonly fault: AhgoraItemFault;
  /** Verbatim, `''` where it was missing. */
  readonly matricula: string;
  /** Verbatim, `''` where it was missing. */
  readonly codfuncionario: string;
  /** `null` here and below: something else was sent than digits and the signs of figures. */
  readonly ano: string | null;
  readonly mes: string | null;
  readonly campoAdicional: string | null;
  readonly resultados: readonly AhgoraResultLine[];
}
