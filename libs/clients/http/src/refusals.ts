/** For how long a success proves that an endpoint takes the credential. */
const PROOF_MS = 15 * 60_000;
/** From so many different resources refused in a row, the success before them proves nothing any more. */
const RESOURCES_IN_A_ROW = 3;

type Endpoint = { succeededAt: number; readonly refusedSince: Set<string> };

/**
 * Tells the two meanings of a 403 apart: one resource that is not ours to touch, or a credential without permission for
 * the endpoint. The former if the endpoint took this credential within the last quarter of an hour and at most two
 * different resources have been refused since; so a permission that is withdrawn costs two tasks, not a quarter of an
 * hour's. One per credential; endpoints are few, so it stays small.
 */
export class Refusals {
  private readonly endpoints = new Map<string, Endpoint>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  succeeded(endpoint: string): void {
    this.endpoints.set(endpoint, { succeededAt: this.now(), refusedSince: new Set() });
  }

  /** Records a 403 and says whether the endpoint itself still works with this credential. */
  endpointWorksDespite(endpoint: string, resource: string): boolean {
    const known = this.endpoints.get(endpoint);
    if (known === undefined || this.now() - known.succeededAt > PROOF_MS) {
      return false;
    }
    if (known.refusedSince.size < RESOURCES_IN_A_ROW) {
      known.refusedSince.add(resource);
    }
    return known.refusedSince.size < RESOURCES_IN_A_ROW;
  }
}
