import * as fc from 'fast-check';
import type { EmailClaim } from './email-faults.model';

/** Up to six persons who want and have few e-mails, so that they are in each other's way. */
export function emailClaims(): fc.Arbitrary<EmailClaim[]> {
  const email: fc.Arbitrary<string> = fc.constantFrom('u', 'v', 'w', 'x', 'y');
  const claim = fc.record({
    key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    wants: fc.option(email, { nil: null }),
    holds: fc.uniqueArray(email, { maxLength: 2 }),
    present: fc.boolean(),
    unbound: fc.boolean(),
  });
  return fc.uniqueArray(claim, { selector: ({ key }) => key }).map((claims) =>
    // Of whom nothing is wanted nothing is wanted at Feedz either.
    claims.map((each) => (each.unbound ? { ...each, wants: null } : each)),
  );
}
