import { withoutZeros } from '../rules/without-zeros';
import type { ProfileConfig } from './profile.config';

/** The page has two addresses, before and after a patch of Datasul; both lead into the same payroll. */
const OLD_PAGE = /\/api\/rh\/v1\/ahgora\/results$/;
const PAGE = '/api/rh/ahgora/v1/results';

/** The Datasul that an address leads to, the same for the same one however it is written; undefined for what is no address. */
export function datasulPlace({ datasul }: Partial<ProfileConfig>): string | undefined {
  return datasulAddress({ datasul })?.replace(OLD_PAGE, PAGE);
}

/** Host and path of a profile's Datasul, whatever the scheme, capitals of the host and superfluous slashes. */
function datasulAddress({ datasul }: Partial<ProfileConfig>): string | undefined {
  const { url, path } = datasul ?? {};
  if (typeof url !== 'string' || !URL.canParse(url) || typeof path !== 'string') return undefined;
  const whole = new URL(url.replace(/\/+$/, '') + path);
  return whole.host + whole.pathname.replace(/\/+/g, '/').replace(/\/$/, '');
}

/** Companies that both profiles post, without leading zeros. */
export function sharedCompanies(
  one: Partial<ProfileConfig>,
  other: Partial<ProfileConfig>,
): string[] {
  const companies = new Set(companiesOf(one));
  return companiesOf(other).filter((company) => companies.has(company));
}

function companiesOf({ companies }: Partial<ProfileConfig>): string[] {
  const list: unknown = companies;
  return Array.isArray(list)
    ? list.filter((each): each is string => typeof each === 'string').map(withoutZeros)
    : [];
}
