import cluster from 'node:cluster';
import { hostname } from 'node:os';

/**
 * Name of this process among all of its service.
 *
 * @param configured `INSTANCE_ID`, which all workers of a cluster inherit: each adds its number
 */
export function instanceName(
  configured: string | undefined,
  worker: { readonly id: number } | undefined = cluster.worker,
): string {
  if (configured === undefined) return `${hostname()}-${process.pid}`;
  return worker ? `${configured}-${worker.id}` : configured;
}
