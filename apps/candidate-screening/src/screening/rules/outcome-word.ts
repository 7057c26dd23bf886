/** The form in which outcomes are compared: platforms are not consistent about case and outer space. */
export function outcomeWord(outcome: string): string {
  return outcome.trim().toLowerCase();
}
