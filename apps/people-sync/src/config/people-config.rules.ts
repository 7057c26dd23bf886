import { configRule, SecretRef } from '@ponte/platform';
import type { ProfileConfig } from './profile.config';

type Given = Partial<ProfileConfig>;

const profilesOf = (value: unknown): readonly Given[] =>
  Array.isArray(value)
    ? value.filter((each): each is object => typeof each === 'object' && each !== null)
    : [];

/** Groups of more than one, in the order of the configuration. */
function shared(values: readonly Given[], keyOf: (value: Given) => string | undefined): Given[][] {
  const groups = new Map<string, Given[]>();
  for (const value of values) {
    const key = keyOf(value);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

const named = (profiles: readonly Given[]): string =>
  profiles.map(({ id }) => String(id)).join(', ');

/** No two profiles share an id. */
export function UniqueProfiles(): PropertyDecorator {
  return configRule('uniqueProfiles', (value) =>
    shared(profilesOf(value), ({ id }) => id).map(
      ([first]) => `the id "${String(first?.id)}" stands twice`,
    ),
  );
}

/** Each profile knows only what it sent itself: two that write to one account would undo each other's records. */
export function OneProfilePerAccount(): PropertyDecorator {
  return configRule('oneProfilePerAccount', (value) =>
    shared(
      profilesOf(value).filter(({ active }) => active !== false),
      accountOf,
    ).map(
      (group) =>
        `the profiles ${named(group)} write to the same Feedz account (url and token): each knows only what it sent itself; set active: false for all but one`,
    ),
  );
}

/** One Datasul (url and user) and one Feedz account (url and token) belong to one environment. */
export function EnvironmentsAreApart(): PropertyDecorator {
  const mixed = (group: readonly Given[]): boolean =>
    new Set(group.map(({ environment }) => environment)).size > 1;
  return configRule('environmentsAreApart', (value) => [
    ...shared(profilesOf(value), datasulOf)
      .filter(mixed)
      .map(
        (group) =>
          `the profiles ${named(group)} are of different environments, but read the same Datasul (url and user)`,
      ),
    ...shared(profilesOf(value), accountOf)
      .filter(mixed)
      .map(
        (group) =>
          `the profiles ${named(group)} are of different environments, but write to the same Feedz account (url and token)`,
      ),
  ]);
}

const datasulOf = ({ datasul }: Given): string | undefined => placeOf(datasul?.url, datasul?.user);
const accountOf = ({ feedz }: Given): string | undefined => placeOf(feedz?.url, feedz?.token);

/** An address with whom it is asked as; undefined for what is no address. */
function placeOf(url: unknown, secret: unknown): string | undefined {
  if (typeof url !== 'string' || !URL.canParse(url) || !(secret instanceof SecretRef))
    return undefined;
  const { host, pathname } = new URL(url);
  const path = pathname.replace(/\/+/g, '/').replace(/\/$/, '');
  return JSON.stringify([host, path, valueOf(secret)]);
}

/** The secret itself where it can be had, so that two variables with one value are one; else where it is. */
function valueOf(secret: SecretRef): string {
  return secret.fault() === undefined ? secret.digest().toString('hex') : secret.toString();
}
