import { configRule, SecretRef } from '@ponte/platform';
import { datasulPlace, sharedCompanies } from './datasul-place';
import type { ProfileConfig } from './profile.config';

const profilesOf = (value: unknown): readonly Partial<ProfileConfig>[] =>
  Array.isArray(value)
    ? value.filter((each): each is object => typeof each === 'object' && each !== null)
    : [];

/** Groups of more than one, in the order of the configuration. */
function shared<T>(values: readonly T[], keyOf: (value: T) => string | undefined): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return [...groups].filter(([, group]) => group.length > 1);
}

const isActive = ({ active }: Partial<ProfileConfig>): boolean => active !== false;

const named = (profiles: readonly Partial<ProfileConfig>[]): string =>
  profiles.map(({ id }) => String(id)).join(', ');

/** No two profiles share an id. */
export function UniqueProfiles(): PropertyDecorator {
  return configRule('uniqueProfiles', (value) =>
    shared(profilesOf(value), ({ id }) => id).map(([id]) => `the id "${id}" stands twice`),
  );
}

/** A request of one source is posted by one profile: two would post it twice. */
export function OneProfilePerSource(): PropertyDecorator {
  return configRule('oneProfilePerSource', (value) =>
    shared(profilesOf(value).filter(isActive), ({ source }) => source).map(
      ([source, group]) =>
        `the source "${source}" has more than one active profile (${named(group)}): it would be posted twice; set active: false for all but one`,
    ),
  );
}

/** Each profile has a ledger of its own: two that post a company into one Datasul would both post the same rubrica. */
export function OneProfilePerPayroll(): PropertyDecorator {
  return configRule('oneProfilePerPayroll', (value) =>
    shared(profilesOf(value).filter(isActive), datasulPlace).flatMap(([place, group]) =>
      group.flatMap((one, at) =>
        group.slice(at + 1).flatMap((other) => {
          const companies = sharedCompanies(one, other);
          return companies.length > 0
            ? [
                `the profiles ${named([one, other])} post the companies ${companies.join(', ')} into the same Datasul (${place}): each knows only its own ledger, so the same would be posted twice; give each company to one of them, or set active: false; several senders of one customer are users of one source`,
              ]
            : [];
        }),
      ),
    ),
  );
}

/** One Datasul, known by its place and user, belongs to one environment: production and homologation never mix. */
export function EnvironmentsAreApart(): PropertyDecorator {
  return configRule('environmentsAreApart', (value) =>
    shared(profilesOf(value), placeAndUser)
      .filter(([, group]) => new Set(group.map(({ environment }) => environment)).size > 1)
      .map(
        ([, group]) =>
          `the profiles ${named(group)} are of different environments, but post to the same Datasul (url, path and user)`,
      ),
  );
}

function placeAndUser(profile: Partial<ProfileConfig>): string | undefined {
  const place = datasulPlace(profile);
  const user = profile.datasul?.user;
  return place && JSON.stringify([place, user instanceof SecretRef ? userOf(user) : '']);
}

/** The user itself where it can be had, so that two variables with one user are one; else where it is. */
function userOf(user: SecretRef): string {
  return user.fault() === undefined ? user.digest().toString('hex') : user.toString();
}
