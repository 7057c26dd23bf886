import { JsonTextError, parseJson } from '@ponte/contracts';

/** `gupy:acme`, `/gupy/acme` and `acme` all name the source `/gupy/acme` of an event. */
export function isParty(ceSource: string, wanted: string): boolean {
  const [system = '', ...rest] = ceSource.replace(/^\//, '').split('/');
  const source = rest.join('/');
  return [ceSource, `${system}:${source}`, `${system}/${source}`, source].includes(wanted);
}

/** `gupy.application.moved` and `gupy.application.moved.v1` name the same topic; so does a beginning with a star. */
export function isKind(topic: string, wanted: string): boolean {
  if (wanted.endsWith('*')) return topic.startsWith(wanted.slice(0, -1));
  return topic === wanted || topic.replace(/\.v\d+$/, '') === wanted;
}

/** The value as JSON; `undefined` if it is none. */
export function jsonOf(value: Buffer | null): unknown {
  if (!value) return undefined;
  try {
    return parseJson(value);
  } catch (error) {
    if (error instanceof JsonTextError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Whether a record is of an application: by its key (`77`, `acme/77`), else by what its value names. */
export function isOfApplication(key: string, value: Buffer | null, wanted: string): boolean {
  const [id = wanted, source] = wanted.split('/').reverse();
  if (key === wanted) return true;
  const body = jsonOf(value) as
    | { source?: unknown; applicationId?: unknown; data?: { application?: { id?: unknown } } }
    | null
    | undefined;
  const found = body?.applicationId ?? body?.data?.application?.id;
  if (found === undefined || found === null)
    return source === undefined && key.split('/').at(-1) === id;
  return String(found) === id && (source === undefined || body?.source === source);
}
