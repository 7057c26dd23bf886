/** What became of one rubrica, as its sender is told. */
export interface LineOutcome {
  /** S: accepted. E: refused, or nobody can tell. */
  readonly status: 'S' | 'E';
  /** In Portuguese. */
  readonly mensagem: string;
  /** Which state of which ledger entry said so. */
  readonly entryId: string | null;
  readonly version: number;
}
