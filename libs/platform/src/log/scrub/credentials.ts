import { isSensitiveKey } from './sensitive-keys';

/** A match may start only where a token starts: this keeps every pattern linear in the length of the text. */
const JWT = /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]{5,}(?:\.[A-Za-z0-9_-]*)?/g;
const SCHEME = /\b(Bearer|Basic)[\s+]{1,3}[A-Za-z0-9._~+/=-]{6,}/gi;
const AUTHORIZATION =
  /\b((?:proxy-)?authorization)(["'\\]{0,6}\s{0,3}[:=]\s{0,3}["'\\]{0,6})(?:[A-Za-z]{1,16}\s{1,3})?[^\s"'\\,;}]{1,4096}/gi;
/** Up to the last `@`: a password may hold one that is not encoded. */
const USER_INFO = /:\/\/[^\s/?#"'<>]{1,256}@/g;
/** `X-…-Token: value`: a header's value is a credential whatever its length and look. */
const X_HEADER =
  /(?<![\w-])(x-[\w-]{1,64})(\s{0,2}[:=]\s{0,3})("[^"]{0,4096}"|'[^']{0,4096}'|[^\s,;"'[][^\s,;"']{0,4095})/gi;
const ASSIGNED =
  /(?<![\w.-])([\w.-]{1,64})(\[\]|%5B%5D)?=("[^"]{0,4096}"|[^\s&;,"'<>)}\]]{1,4096})/g;
const TOLD = /(?<![\w-])([\w-]{1,64})(\s{0,2}:\s{0,3})([^\s,;"'{}[\]()<>]{3,4096})/g;
/** `"cpf":"…"` at any depth of escaping, in JSON that was cut or is embedded in prose. */
const JSON_MEMBER =
  /(?<!\\)(\\{0,15})(["'])([\w. -]{1,64})\1\2(\s{0,8}:\s{0,8})(?:\1\2((?:(?!\1\2)[^]){0,8192})(?:\1\2)?|(-?\d[\d.eE+-]{0,40}))/g;

/** Blots out credentials and the values of sensitive keys in text. */
export function scrubCredentials(text: string): string {
  let next = text;
  if (next.includes('eyJ')) next = next.replace(JWT, '[token]');
  if (/authorization/i.test(next)) next = next.replace(AUTHORIZATION, '$1$2[redacted]');
  if (/bearer|basic/i.test(next)) next = next.replace(SCHEME, '$1 [redacted]');
  next = scrubUserInfo(next);
  if (next.includes('"') || next.includes("'")) next = next.replace(JSON_MEMBER, jsonMember);
  if (next.includes('=')) {
    next = next.replace(ASSIGNED, (whole: string, key: string, list: string | undefined) =>
      isSensitiveKey(key) || isName(key) ? `${key}${list ?? ''}=[redacted]` : whole,
    );
  }
  if (/x-/i.test(next)) next = next.replace(X_HEADER, header);
  return next.includes(':') ? next.replace(TOLD, told) : next;
}

/** Blots out user and password of URLs. Before decoding too: decoded, a password may hold what ends one (`%2F`). */
export function scrubUserInfo(text: string): string {
  return text.includes('://') ? text.replace(USER_INFO, '://[redacted]@') : text;
}

function header(whole: string, key: string, separator: string): string {
  return isSensitiveKey(key) ? `${key}${separator}[redacted]` : whole;
}

function jsonMember(
  whole: string,
  slashes: string,
  quote: string,
  key: string,
  colon: string,
): string {
  if (!isSensitiveKey(key) && !isName(key)) return whole;
  const mark = `${slashes}${quote}`;
  return `${mark}${key}${mark}${colon}${mark}[redacted]${mark}`;
}

/** `token: abc123` is a credential, `token: not set` is a sentence. */
function told(whole: string, key: string, colon: string, value: string): string {
  if (!isSensitiveKey(key) || value.startsWith('[')) return whole;
  return /\d/.test(value) || value.length >= 16 || /password|senha|pwd/i.test(key)
    ? `${key}${colon}[redacted]`
    : whole;
}

/** In loose text nothing tells a person's name from a step's. */
function isName(key: string): boolean {
  return key.toLowerCase() === 'name';
}
