import { isCpf } from './cpf';
import { DASHES } from './dashes';
import { UUID } from './uuid';

/**
 * Area codes in use in Brazil (Anatel). A number that starts otherwise is not a phone number.
 */
const AREA = '(?:1[1-9]|2[12478]|3[1-578]|4[1-9]|5[1345]|6[1-9]|7[134579]|8[1-9]|9[1-9])';

/**
 * One pass over everything made of digits, alternatives in this order:
 * UUIDs, ISO dates and times pass; then CPF spelt with separators, phones spelt with separators, bare runs.
 */
const SEP = `[\\s./_·${DASHES}]{1,3}`;
const GAP = `[\\s.${DASHES}]`;
const PATTERN = new RegExp(
  [
    `(?<uuid>${UUID})`,
    '(?<date>(?<!\\d)\\d{4}-\\d{2}-\\d{2}(?:[T ]\\d{2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?)?(?!\\d))',
    `(?<cpf>(?<!\\d)\\d{3}${SEP}\\d{3}${SEP}\\d{3}(?:${SEP})?\\d{2}(?!\\d)|(?<!\\d)\\d{9}${SEP}\\d{2}(?!\\d))`,
    `(?<phone>(?<![\\w-])(?:\\+|00)?55${GAP}{0,2}\\(?0?${AREA}\\)?${GAP}{0,2}9?[\\s.]?\\d{4}${GAP}{0,2}\\d{4}(?![\\d-])` +
      `|\\(0?${AREA}\\)${GAP}{0,2}9?[\\s.]?\\d{4}${GAP}{0,2}\\d{4}(?!\\d)` +
      `|(?<![\\w.-])0?${AREA}${GAP}{1,2}9?[\\s.]?\\d{4}${GAP}{0,2}\\d{4}(?![\\w-])` +
      `|(?<![\\w.-])0?${AREA}9\\d{4}${GAP}\\d{4}(?![\\w-])` +
      `|(?<![\\w.-])9[\\s.]?\\d{4}${GAP}\\d{4}(?![\\w-])` +
      `|(?<!\\w)\\+\\d{1,3}[\\s.()${DASHES}]{0,2}(?:\\d[\\s.()${DASHES}]{0,2}){7,13}\\d(?!\\d))`,
    '(?<run>\\d+)',
  ].join('|'),
  'giu',
);

const MOBILE = new RegExp(`^0?(?:0?55)?${AREA}9\\d{8}$`);
const LANDLINE = new RegExp(`^(?:0?55${AREA}|0${AREA}|${AREA})[2-5]\\d{7}$`);
const ABOUT_CPF = /cpf\W{0,16}$|documento?\W{0,16}$/i;
const ABOUT_PHONE = /(?:tel|fone|phone|celular|mobile|whatsapp|zap|contato)\w{0,8}\W{0,12}$/i;

/**
 * Blots out CPFs and Brazilian phone numbers in text without encodings. Rules, in docs/personal-data.md too:
 * eleven digits with valid check digits are always a CPF, whatever stands around them; eleven digits in CPF spelling
 * are one even if the check digits are wrong (a typing error is still somebody's number); bare ids, 10-digit epoch
 * seconds and 13-digit epoch milliseconds survive.
 */
export function scrubNumbers(text: string, numbering = false): string {
  return text.replace(PATTERN, (match: string, ...rest: unknown[]) => {
    const groups = rest[rest.length - 1] as Record<string, string | undefined>;
    const offset = rest[rest.length - 3] as number;
    if (groups.uuid ?? groups.date) return match;
    if (groups.cpf) return '[cpf]';
    if (groups.phone) return '[phone]';
    return scrubRun(match, text.slice(Math.max(0, offset - 32), offset), numbering);
  });
}

function scrubRun(run: string, before: string, numbering: boolean): string {
  // Zero-padded by a fixed-width file: the last eleven digits are the number.
  const core = run.length > 11 && run.length <= 15 ? run.replace(/^0+/, '').padStart(11, '0') : run;
  if (isCpf(core)) return '[cpf]';
  if (run.length >= 9 && run.length <= 11 && ABOUT_CPF.test(before)) return '[cpf]';
  if (run.length >= 8 && run.length <= 14 && ABOUT_PHONE.test(before)) return '[phone]';
  if (numbering) return run;
  if (MOBILE.test(run)) return '[phone]';
  return run.length >= 12 && LANDLINE.test(run) ? '[phone]' : run;
}
