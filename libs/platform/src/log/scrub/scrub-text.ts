import { knownSecrets } from '../../config/known-secrets';
import { scrubCredentials, scrubUserInfo } from './credentials';
import { decoded } from './decoded';
import { scrubJson } from './embedded-json';
import { scrubNumbers } from './numbers';

/** Longer text is cut: a log line is no place for a body, and the cost of a line stays bounded. */
export const MAX_TEXT = 16_384;
/** What may straddle the cut (an address, a number) is scrubbed whole, then dropped. */
const MARGIN = 512;

const EMAIL =
  /[\p{L}\p{N}._%+'-]{1,128}(?:@|\(at\)|\[at\])[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,8}\.\p{L}{2,24}/giu;

/**
 * Blots out CPFs, e-mail addresses, Brazilian phone numbers, tokens and every resolved secret, plain or encoded, in
 * text of any origin. `numbering`: the text is an id or a time, so phone-shaped digits stay.
 */
export function scrubText(text: string, numbering = false): string {
  if (text.length <= MAX_TEXT) return scrubAll(text, numbering);
  const scrubbed = scrubAll(text.slice(0, MAX_TEXT + MARGIN), numbering);
  const kept = scrubbed.slice(0, Math.max(0, Math.min(MAX_TEXT, scrubbed.length - MARGIN)));
  return `${kept}… [cut, ${text.length} characters]`;
}

/** Without the cut; cost is linear in the length of the text (tested by growth). */
export function scrubAll(text: string, numbering = false): string {
  if (text.length < 6) return text;
  return scrubJson(scrubKnown(text), (rest) => scrubLoose(rest, numbering));
}

/** Text between documents: first each word without its encodings, then the whole. */
function scrubLoose(text: string, numbering: boolean): string {
  if (text.length < 3) return text;
  const words = text.split(/(\s+)/).map((word) => scrubEncoded(word, numbering));
  return scrubPlain(words.join(''), numbering);
}

/** A word whose decoded form holds something is shown decoded and scrubbed; others stay as they were. */
function scrubEncoded(word: string, numbering: boolean): string {
  const clear = decoded(word);
  if (clear === word) return word;
  const scrubbed = scrubPlain(scrubKnown(decoded(word, scrubUserInfo)), numbering);
  return scrubbed === clear ? word : scrubbed;
}

function scrubPlain(text: string, numbering: boolean): string {
  let next = scrubCredentials(text);
  if (next.includes('@') || /[[(]at[\])]/i.test(next)) next = next.replace(EMAIL, '[email]');
  return /\d/.test(next) ? scrubNumbers(next, numbering) : next;
}

function scrubKnown(text: string): string {
  let next = text;
  for (const spelling of knownSecrets.spellings()) {
    if (next.includes(spelling)) next = next.split(spelling).join('[secret]');
  }
  return next;
}
