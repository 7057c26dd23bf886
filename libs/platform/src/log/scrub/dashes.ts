/** Inside a character class of a `u` pattern: every dash there is (U+2011 is what word processors write), and minus. */
export const DASHES = '\\-\\p{Pd}\\u2212';
