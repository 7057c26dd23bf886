import type { KnownProfile } from './known-profile';

/** What is wrong with a profile of the configuration, beside what was known of profiles before. */
export interface ProfileFindings {
  readonly faults: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * A profile whose entries would not be found any more, or would answer for another Datasul, does not start; nor does one that
 * posts what stands in the entries of another, unless it says so itself.
 *
 * @param known of each profile that ever was active, by the Datasul it posted into, the last one first; with companies that
 * have entries
 * @param mayPostAgainAfter ids of profiles, as the configuration says
 */
export function compareProfile(
  now: KnownProfile,
  known: readonly KnownProfile[],
  mayPostAgainAfter: readonly string[],
): ProfileFindings {
  const own = known.filter(({ profile }) => profile === now.profile);
  const others = known.filter(({ profile }) => profile !== now.profile);
  const taken = others.flatMap((other) => takenFrom(other, now, own));
  const [said, unsaid] = [true, false].map((is) =>
    taken.filter(({ other }) => mayPostAgainAfter.includes(other) === is),
  );
  const [before] = own;
  return {
    faults: [...(before ? faultsOf(now, before) : []), ...(unsaid ?? []).map(takenFault(now))],
    warnings: [
      ...(before ? movedWarnings(now, before) : []),
      ...(said ?? []).flatMap(takenWarning(now)),
    ],
  };
}

function faultsOf(now: KnownProfile, before: KnownProfile): string[] {
  const where = `profiles, ${now.profile}`;
  return [
    ...(now.source === before.source
      ? []
      : [
          `${where}.source: is "${now.source}", but the ledger has entries of this profile from the source "${before.source}", whose name is part of every employee's hash: none of them would be found, and all would be posted again; write source: ${before.source} (and call the source of ingest so again)`,
        ]),
    ...(now.environment === before.environment
      ? []
      : [
          `${where}.environment: is "${now.environment}", but the ledger has entries of this profile from "${before.environment}": what was accepted there would be told accepted here without a post; write environment: ${before.environment}, and give ${now.environment} a profile with an id of its own`,
        ]),
  ];
}

function movedWarnings(now: KnownProfile, before: KnownProfile): string[] {
  return now.place === before.place
    ? []
    : [
        `the profile ${now.profile} posts to ${now.place} from now on, before it was ${before.place}: what was accepted there is not posted again here; if it is another payroll, give it a profile with an id of its own`,
      ];
}

/** Companies that another profile posted into the same Datasul. */
interface Taken {
  readonly other: string;
  readonly companies: readonly string[];
  /** Those that were not yet so at the last start. */
  readonly anew: readonly string[];
}

/** Whether the other one still is active makes no difference: each profile finds only what it posted itself. */
function takenFrom(
  { profile: other, place, companies }: KnownProfile,
  now: KnownProfile,
  own: readonly KnownProfile[],
): Taken[] {
  if (place !== now.place) return [];
  const both = companies.filter((company) => now.companies.includes(company));
  const had = own.find((before) => before.place === place)?.companies ?? [];
  const anew = both.filter((company) => !had.includes(company));
  return both.length > 0 ? [{ other, companies: both, anew }] : [];
}

const takenFault =
  ({ profile, place }: KnownProfile) =>
  ({ other, companies }: Taken): string =>
    `profiles, ${profile}.companies: the profile ${other} has posted the companies ${companies.join(', ')} into the same Datasul (${place}), and ${profile} does not know its entries: what is sent again would be posted again; if it is the same profile, write id: ${other}, else give ${other} these companies back; only if all of it may be posted once more, write here mayPostAgainAfter: [${other}]`;

const takenWarning =
  ({ profile, place }: KnownProfile) =>
  ({ other, anew }: Taken): string[] =>
    anew.length > 0
      ? [
          `the profile ${profile} posts the companies ${anew.join(', ')} into the Datasul (${place}) into which ${other} posted them, and what is sent again is posted again, as mayPostAgainAfter says`,
        ]
      : [];
