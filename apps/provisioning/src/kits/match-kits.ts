import { comparable } from '@ponte/platform';
import type { KitConfig, OneOrMore, WhenConfig } from '../config/kit.config';
import type { HireFields } from '../hire/hire-fields';

/** One condition of a kit, as it was judged. */
export interface ConditionVerdict {
  readonly field: keyof WhenConfig;
  readonly wanted: readonly string[];
  /** What the hire has: a name, and its code where there is one. */
  readonly found: readonly string[];
  readonly holds: boolean;
}

/** One kit, as it was judged. */
export interface KitVerdict {
  readonly kit: KitConfig;
  /** `passed-over`: an earlier one matched, and only the first counts; `reserved`: it has no `when`. */
  readonly verdict: 'match' | 'no-match' | 'passed-over' | 'reserved' | 'otherwise';
  readonly conditions: readonly ConditionVerdict[];
}

/** The part of the configuration that says who gets what. */
export interface KitRules {
  readonly match: 'first' | 'all';
  readonly otherwise: string;
  readonly kits: readonly KitConfig[];
}

const FIELDS = ['role', 'roleCode', 'department', 'branch', 'workplace', 'hiringType'] as const;

/** Judges every kit for a hire, in the order of the configuration. The kits that it gets are those of {@link chosen}. */
export function judgeKits({ match, otherwise, kits }: KitRules, hire: HireFields): KitVerdict[] {
  let matched = false;
  const verdicts = kits.map((kit): KitVerdict => {
    const conditions = FIELDS.flatMap((field) => {
      const wanted = kit.when?.[field];
      return wanted === undefined ? [] : [judge(field, wanted, hire)];
    });
    if (!kit.when) return { kit, verdict: 'reserved', conditions };
    if (!conditions.every(({ holds }) => holds)) return { kit, verdict: 'no-match', conditions };
    if (matched && match === 'first') return { kit, verdict: 'passed-over', conditions };
    matched = true;
    return { kit, verdict: 'match', conditions };
  });
  return matched
    ? verdicts
    : verdicts.map((each) =>
        each.kit.id === otherwise ? { ...each, verdict: 'otherwise' as const } : each,
      );
}

/** The kits that a hire gets; none means that no rule says what it needs. */
export function chosen(verdicts: readonly KitVerdict[]): readonly KitConfig[] {
  return verdicts
    .filter(({ verdict }) => verdict === 'match' || verdict === 'otherwise')
    .map(({ kit }) => kit);
}

function judge(field: keyof WhenConfig, wanted: OneOrMore, hire: HireFields): ConditionVerdict {
  const texts = [wanted].flat();
  const found = foundOf(field, hire);
  const holds = texts.some((text) => found.some((has) => comparable(has) === comparable(text)));
  return { field, wanted: texts, found, holds };
}

function foundOf(field: keyof WhenConfig, hire: HireFields): string[] {
  const values =
    field === 'department'
      ? [hire.department, hire.departmentCode]
      : field === 'branch'
        ? [hire.branch, hire.branchCode]
        : [hire[field]];
  return values.filter((value) => value !== null);
}
