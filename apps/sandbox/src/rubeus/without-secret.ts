import type { Post } from '../core/post';

const SHOWN_CHARACTERS = 1_000;
/** More than is shown, so that a secret is never cut where it could not be recognised any more. */
const KEPT_BYTES = 64 * 1024;
/** Shorter parts of an address are words, and no secrets. */
const SHORTEST_SECRET = 6;

/**
 * Posts, and makes what came back fit to be shown: the beginning of the answer's body, with stars wherever it repeats the
 * address, as a web server's "Cannot POST /webhooks/…" does.
 */
export function withoutSecret(post: Post): Post {
  return async (request) => {
    const result = await post({ ...request, keptAnswerBytes: KEPT_BYTES });
    const hide = (text: string): string =>
      starred(text, secretsOf(request.url)).slice(0, SHOWN_CHARACTERS);
    if ('error' in result) return { error: hide(result.error) };
    return result.body === undefined ? result : { ...result, body: hide(result.body) };
  };
}

/** The parts of an address that nobody may read: how it ends, what is asked, and who asks; longest first. */
function secretsOf(address: string): readonly string[] {
  if (!URL.canParse(address)) return [address];
  const { pathname, search, searchParams, username, password } = new URL(address);
  const last = pathname.split('/').filter(Boolean).at(-1) ?? '';
  const parts = [address, pathname, last, search, ...searchParams.values(), username, password];
  return [...new Set(parts.flatMap((part) => [part, decoded(part)]))]
    .filter(({ length }) => length >= SHORTEST_SECRET)
    .sort((a, b) => b.length - a.length);
}

/** As many stars as there were characters: a text that is cut afterwards shows nothing that was behind the cut. */
function starred(text: string, secrets: readonly string[]): string {
  return secrets.reduce(
    (shown, secret) => shown.replaceAll(secret, '*'.repeat(secret.length)),
    text,
  );
}

/** With `%41` as `A`; what spells anything but ASCII stays as it is. */
function decoded(part: string): string {
  return /^(?:[^%]|%[0-7][\da-f])*$/i.test(part) ? decodeURIComponent(part) : part;
}
