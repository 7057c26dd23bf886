/** RFC 5321 §4.5.3.1. */
const LONGEST = 254;
const LONGEST_LOCAL = 64;
/** No space, no control character, none of the signs that only stand within quotes. */
const LOCAL = /^[^\s\p{Cc}"(),:;<>@[\\\]]+$/u;
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?$/u;

/**
 * Whether an address has a form that can work (5016): one `@`, no spaces, no stray dots, a domain of two labels or more.
 * Looser than what Feedz may demand, whose rule is not published: what it refuses all the same is told as its refusal.
 */
export function isEmail(email: string): boolean {
  const [local = '', domain, ...more] = email.split('@');
  if (domain === undefined || more.length > 0 || email.length > LONGEST) return false;
  const labels = domain.split('.');
  return (
    local.length <= LONGEST_LOCAL &&
    LOCAL.test(local) &&
    local.split('.').every((part) => part !== '') &&
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label))
  );
}

/** Whether an address has letters that not every mail server takes. */
export function isBeyondAscii(email: string): boolean {
  return /[^\p{ASCII}]/u.test(email);
}

/**
 * What the keyed hash of an address is made over: two addresses that differ in case only are one to Feedz.
 * @param profile id of the people-sync profile
 */
export function emailHashText(profile: string, email: string): string {
  return JSON.stringify(['e-mail', profile, email.trim().toLowerCase().normalize('NFC')]);
}
