import type { Profiles } from '../config/profiles';

/** The profile that an operator means, one that is alone unnamed; or what to say instead, in Portuguese. */
export function meantProfile(
  profiles: Profiles,
  profile: string | undefined,
): { readonly profile: string } | { readonly refused: string } {
  const known = profiles.all().map(({ id }) => id);
  const meant = profile ?? (known.length === 1 ? known[0] : undefined);
  if (meant === undefined) return { refused: `Informe o perfil. Perfis: ${known.join(', ')}.` };
  return known.includes(meant)
    ? { profile: meant }
    : { refused: `Não há perfil "${meant}". Perfis: ${known.join(', ')}.` };
}
