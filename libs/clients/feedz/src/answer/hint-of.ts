/** Words such as `(IntegrationId = 123)`; the page's quoting is inconsistent, so neither quotes nor brackets count. */
const HINT =
  /(\w{0,20})integrationid['"“”‘’`]?\s{0,3}[=:]\s{0,3}['"“”‘’`]{0,2}([^\s'"“”‘’`),;\]]{1,255})/giu;

/** The code that words name; of a binding the person's, never the leader's. Only a hint: a name may say anything. */
export function hintOf(message: string): string | undefined {
  const found = [...message.matchAll(HINT)].filter(
    ([, before = '']) => before === '' || before.toLowerCase() === 'person',
  );
  const ids = new Set(found.map(([, , id]) => id));
  return ids.size === 1 ? [...ids][0] : undefined;
}
