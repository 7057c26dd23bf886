/**
 * Whose data a sealed part about a person of Datasul holds, or of what became of that person at Feedz: the label of the
 * seal. Readable without a key, so the person stands there as the keyed hash.
 * @param profile id of the people-sync profile
 * @param person the keyed hash, 64 hex digits
 */
export function personSubject(
  profile: string,
  person: string,
): { readonly system: 'datasul'; readonly source: string; readonly person: string } {
  return { system: 'datasul', source: profile, person };
}

/** What the keyed hash of a person is made over: Datasul's person code, trimmed. The parts cannot run into each other. */
export function personHashText(profile: string, personCode: string): string {
  return JSON.stringify(['person', profile, personCode.trim()]);
}

/**
 * What the keyed hash of a person's CPF is made over: eleven digits, however it was written; a number lost its leading zeros.
 *
 * @returns undefined if it has no digit, or more than eleven
 */
export function cpfHashText(profile: string, cpf: string): string | undefined {
  const digits = cpf.replace(/\D/g, '');
  if (digits === '' || digits.length > 11) return undefined;
  return JSON.stringify(['cpf', profile, digits.padStart(11, '0')]);
}

/** What the keyed hash of an employee (one bond of a person) is made over; each part trimmed. */
export function bondHashText(
  profile: string,
  bond: {
    readonly empresa: string;
    readonly estabelecimento: string;
    readonly matricula: string;
  },
): string {
  const parts = [bond.empresa, bond.estabelecimento, bond.matricula];
  return JSON.stringify(['bond', profile, ...parts.map((part) => part.trim())]);
}
