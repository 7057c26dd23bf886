/** One employment of a person (`people.person`). */
export interface PersonBond {
  readonly bond: string;
  /** Whether it is the one that Feedz is told of. */
  readonly counts: boolean;
  readonly present: boolean;
  readonly empresa: string;
  readonly estabelecimento: string;
  readonly unit: string | null;
  readonly department: string | null;
  readonly job: string | null;
  readonly situation: string | null;
  readonly admissionMonth: string | null;
  readonly dismissalMonth: string | null;
  readonly active: boolean;
  readonly sealed: { readonly bond: unknown };
}

/** What a person, or its binding to a leader, is at Feedz. */
export interface PersonAtFeedz {
  readonly entity: string;
  readonly state: string;
  readonly by: string | null;
  readonly code: number | null;
  readonly reason: string | null;
  readonly explanation: string | null;
  readonly settledAt: string | null;
  readonly acceptedAt: string | null;
  readonly heldFor: readonly { readonly entity: string; readonly key: string }[];
  readonly manager: string | null;
  readonly sealed: { readonly message: unknown };
}

export interface PersonLot {
  readonly lot: string;
  readonly run: string;
  readonly entity: string;
  readonly pass: number;
  readonly wave: number;
  readonly state: string;
  readonly outcome: string | null;
  readonly code: number | null;
  readonly explanation: string | null;
  readonly processId: string | null;
  readonly postedAt: string | null;
  readonly sealed: { readonly message: unknown };
}

export interface ShownPerson {
  readonly person: string;
  readonly profile: string;
  /** `null`: only its bonds name it. */
  readonly present: boolean | null;
  readonly version?: number;
  readonly changedAt?: string;
  readonly missingSince?: string | null;
  /** Records that wait for this person. */
  readonly waiting: number;
  /** Whose leader it is. */
  readonly led: number;
  readonly bonds: readonly PersonBond[];
  readonly feedz: readonly PersonAtFeedz[];
  readonly lots: readonly PersonLot[];
  readonly sealed: { readonly person: unknown };
}
