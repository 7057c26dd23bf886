/** A UUID, to be used inside a pattern with the flag `i`. Its groups may look like a CPF by chance (85 of 2,000,000). */
export const UUID = '\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b';
