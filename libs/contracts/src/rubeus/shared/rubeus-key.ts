/** Events of Rubeus; also the second segment of their topics. */
export const RUBEUS_EVENTS = ['contato', 'registro-de-processo', 'atividade', 'evento'] as const;
export type RubeusEventName = (typeof RUBEUS_EVENTS)[number];

/** The record key: the contact that it is about, or, where there is none, the record itself. */
export function rubeusKey(
  event: RubeusEventName,
  { source, id }: { readonly source: string; readonly id: string },
  contact: string | null | undefined,
): string {
  return contact ? `${source}/${contact}` : `${source}/${event}/${id}`;
}
