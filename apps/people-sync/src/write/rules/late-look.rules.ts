const HOUR_MS = 3_600_000;
/** How long a process that was given up is looked at still: nobody expects anything of one that is a week late. */
const LATE_LOOKS_MS = 7 * 24 * HOUR_MS;

/**
 * When a process that was given up is looked at next, in milliseconds; `undefined`: never again.
 * @param ageMs since Feedz took the lot
 */
export function nextLateLook(
  { giveUpAfterMs }: { readonly giveUpAfterMs: number },
  ageMs: number,
): number | undefined {
  return ageMs < giveUpAfterMs + LATE_LOOKS_MS ? Math.min(HOUR_MS, giveUpAfterMs) : undefined;
}
