/** Who somebody is, as it was opened; empty while it is sealed. */
export interface OpenedName {
  readonly code: string;
  readonly name: string;
}

/** Code and name of what was sealed of a person; anything that could not be opened as it is said. */
export function personName(opened: unknown): OpenedName {
  if (typeof opened === 'string') return { code: '', name: opened };
  if (typeof opened !== 'object' || opened === null) return { code: '', name: '' };
  const { code, name } = opened as { readonly code?: unknown; readonly name?: unknown };
  return {
    code: typeof code === 'string' ? code : '',
    name: typeof name === 'string' ? name : '',
  };
}

/** What was said, as it was opened. */
export function messageText(opened: unknown): string {
  if (opened === null || opened === undefined) return '';
  return typeof opened === 'string' ? opened : JSON.stringify(opened);
}
