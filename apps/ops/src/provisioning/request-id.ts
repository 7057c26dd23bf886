import { Refusal } from '../program/refusal';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An equipment request: by its id, or by Gupy source and application, `acme/77`. */
export function requestArgs(
  text: string,
): { id: string } | { source: string; applicationId: number } {
  if (UUID.test(text)) return { id: text.toLowerCase() };
  const [, source, id] = /^([^/\s]{1,64})\/(\d{1,15})$/.exec(text) ?? [];
  if (source === undefined || id === undefined)
    throw new Refusal(
      `"${text}": use o id da solicitação (UUID), ou fonte/candidatura, por exemplo acme/77.`,
    );
  return { source, applicationId: Number(id) };
}
