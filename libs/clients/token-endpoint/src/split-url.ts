import { parseBaseUrl, type PathTemplate } from '@ponte/clients/http';

/**
 * A whole address as origin and path. The path is shown in reasons as `/…`: some endpoints carry a tenant's secret there.
 *
 * @throws TypeError as {@link parseBaseUrl} does
 */
export function splitUrl(url: string): { readonly base: string; readonly rest: PathTemplate } {
  parseBaseUrl(url);
  const { origin, pathname } = new URL(url);
  return { base: origin, rest: { text: pathname, template: '/…' } };
}
