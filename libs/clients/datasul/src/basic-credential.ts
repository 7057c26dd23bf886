/**
 * The header of HTTP Basic (RFC 7617), in UTF-8.
 * @throws Error for a user that it cannot carry
 */
export function basicCredential(
  user: string,
  password: string,
): { readonly authorization: string } {
  if (user.includes(':')) throw new Error('a user of basic authentication has no colon');
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
}
