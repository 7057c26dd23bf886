/** A topic to read: its name on the cluster, and without the environment's prefix. */
export interface BusinessTopic {
  readonly onCluster: string;
  readonly topic: string;
}

/**
 * The topics `<prefix><family>.….v<number>`. What a service keeps for itself (`provisioning.dead.v1`), what is machinery
 * (`ingest.rejected.v1`) and another environment's topics on the same cluster have no such name.
 *
 * @param families e.g. `gupy`, `screening`
 */
export function businessTopics(
  names: readonly string[],
  prefix: string,
  families: readonly string[],
): BusinessTopic[] {
  return names
    .filter((name) => name.startsWith(prefix))
    .map((onCluster) => ({ onCluster, topic: onCluster.slice(prefix.length) }))
    .filter(({ topic }) => {
      const [family = '', ...rest] = topic.split('.');
      return families.includes(family) && rest.length > 1 && /^v\d+$/.test(rest.at(-1) ?? '');
    })
    .sort((a, b) => (a.topic < b.topic ? -1 : 1));
}
