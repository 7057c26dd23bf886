/**
 * In which shape an error came; the first four are those of TOTVS products:
 * - `totvs`: `{ code, message, detailedMessage, … }`
 * - `error`: `{ error: { code, message } }`
 * - `erros`: `{ Erros: […] }`
 * - `row-errors`: `{ RowErrors: [{ ErrorNumber, ErrorDescription, … }] }`
 * - `message`: JSON with a message alone, as gateways send it
 * - `html`: a page, of the application server or a proxy
 * - `text`: anything else that is text
 */
export type DatasulErrorShape =
  'totvs' | 'error' | 'erros' | 'row-errors' | 'message' | 'html' | 'text';

/** What an answer without `response` says. The words may name a person: for the sealed record and the analyst, not for logs. */
export interface DatasulError {
  readonly shape: DatasulErrorShape;
  /** As text, also where it came as a number. */
  readonly code?: string;
  /** Of several errors all, joined; at most 2,000 characters. */
  readonly message: string;
  /** At most 2,000 characters. */
  readonly detail?: string;
}
