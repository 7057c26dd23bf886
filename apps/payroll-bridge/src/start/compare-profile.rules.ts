import type { KnownProfile } from './known-profile';

/** What is wrong with a profile of the configuration, beside what was known of profiles before. */
export interface ProfileFindings {
  readonly faults: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * A profile whose entries would not be found any more, or would answer for another Datasul, does not start.
 *
 * @param known of each profile that ever was active and has entries
 * @param active ids of the profiles that are active now
 */
export function compareProfile(
  now: KnownProfile,
  known: readonly KnownProfile[],
  active: ReadonlySet<string>,
): ProfileFindings {
  const before = known.find(({ profile }) => profile === now.profile);
  if (!before) return { faults: [], warnings: successorWarnings(now, known, active) };
  return { faults: faultsOf(now, before), warnings: movedWarnings(now, before) };
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

/** A new id in the place of one that is not active any more knows nothing of what that one posted. */
function successorWarnings(
  now: KnownProfile,
  known: readonly KnownProfile[],
  active: ReadonlySet<string>,
): string[] {
  return known
    .filter(({ profile, place }) => !active.has(profile) && place === now.place)
    .flatMap(({ profile, companies }) => {
      const both = companies.filter((company) => now.companies.includes(company));
      return both.length > 0
        ? [
            `the new profile ${now.profile} posts the companies ${both.join(', ')} into the Datasul (${now.place}) into which ${profile} posted them, and does not know its entries: what is sent again is posted again; if it is the same profile, give it its id back`,
          ]
        : [];
    });
}
