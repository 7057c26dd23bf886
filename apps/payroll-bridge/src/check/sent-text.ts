/** A number of the request as it is written there: 15.30 is not 15.3. */
export class WrittenNumber {
  constructor(readonly text: string) {}
}

/** What the contract takes as figures; anything else in their place might be somebody's name, and is `null`. */
const FIGURES = /^[0-9.,+ -]{0,20}$/;

/**
 * Parses a request; numbers come as {@link WrittenNumber}.
 * @throws SyntaxError if it is not JSON
 */
export function parseRequest(text: string): unknown {
  return JSON.parse(text, (_key: string, value: unknown, ...[context]: unknown[]): unknown =>
    typeof value === 'number'
      ? new WrittenNumber((context as { source?: string } | undefined)?.source ?? String(value))
      : value,
  );
}

/** A text of figures, `''` where nothing was sent, `null` for anything else. */
export function figuresOf(value: unknown): string | null {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' && FIGURES.test(value) ? value : null;
}

/** The same where digits are meant, which a sender may write as a whole number. */
export function digitsOf(value: unknown): string | null {
  return figuresOf(value instanceof WrittenNumber ? (wholeOf(value) ?? false) : value);
}

/** A text that names somebody, `''` if it is none. */
export function identityOf(value: unknown): string {
  if (value instanceof WrittenNumber) return wholeOf(value) ?? '';
  return typeof value === 'string' ? value : '';
}

function wholeOf({ text }: WrittenNumber): string | undefined {
  return /^-?\d+$/.test(text) ? text : undefined;
}
