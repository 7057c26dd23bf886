import { SecretRef } from '@ponte/platform';
import { configRule } from './config-rule';
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
    shared(
      profilesOf(value).filter(({ active }) => active !== false),
      ({ source }) => source,
    ).map(
      ([source, group]) =>
        `the source "${source}" has more than one active profile (${named(group)}): it would be posted twice; set active: false for all but one`,
    ),
  );
}

/** One Datasul, known by URL, path and user, belongs to one environment: production and homologation never mix. */
export function EnvironmentsAreApart(): PropertyDecorator {
  return configRule('environmentsAreApart', (value) =>
    shared(profilesOf(value), addressOf)
      .filter(([, group]) => new Set(group.map(({ environment }) => environment)).size > 1)
      .map(
        ([, group]) =>
          `the profiles ${named(group)} are of different environments, but post to the same Datasul (url, path and user)`,
      ),
  );
}

function addressOf({ datasul }: Partial<ProfileConfig>): string | undefined {
  const { url, path, user } = datasul ?? {};
  if (typeof url !== 'string' || !URL.canParse(url) || typeof path !== 'string') return undefined;
  const whole = new URL(url.replace(/\/+$/, '') + path);
  const place = whole.host + whole.pathname.replace(/\/+/g, '/').replace(/\/$/, '');
  return JSON.stringify([place, user instanceof SecretRef ? userOf(user) : '']);
}

/** The user itself where it can be had, so that two variables with one user are one; else where it is. */
function userOf(user: SecretRef): string {
  return user.fault() === undefined ? user.digest().toString('hex') : user.toString();
}
