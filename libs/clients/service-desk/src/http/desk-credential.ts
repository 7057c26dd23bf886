import type { HttpDeskConfig } from './http-desk.config';

/** The headers that carry the desk's credential; none without a token. */
export function deskCredential({
  token,
  tokenHeader,
  tokenScheme,
  user,
}: Pick<HttpDeskConfig, 'token' | 'tokenHeader' | 'tokenScheme' | 'user'>): () => Record<
  string,
  string
> {
  return () => {
    if (token === undefined) {
      return {};
    }
    const secret = token.resolve();
    const value =
      user === undefined
        ? [tokenScheme, secret].filter((word) => word !== '').join(' ')
        : basic(user, secret);
    return { [tokenHeader.toLowerCase()]: value };
  };
}

/** RFC 7617. */
export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}
