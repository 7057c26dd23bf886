/** The name on the cluster of a topic or group. */
export function clusterName(prefix: string, name: string): string {
  return prefix + name;
}

/** The other way; a name without the prefix is of another environment: `undefined`. */
export function ownName(prefix: string, onCluster: string): string | undefined {
  return onCluster.startsWith(prefix) ? onCluster.slice(prefix.length) : undefined;
}
