import { Injectable } from '@nestjs/common';
import { Drain } from '@ponte/platform';
import { AhgoraMetrics } from '../ahgora-metrics';
import type { WaitingRequest } from './waiting-request';

/** The requests of this process whose senders wait. When the process leaves, all of them are answered at once. */
@Injectable()
export class WaitingRequests {
  private readonly byId = new Map<string, WaitingRequest>();
  private left = false;

  constructor(drain: Drain, metrics: AhgoraMetrics) {
    metrics.countWaiting(() => this.byId.size);
    // Beside the public port, which closes only when the last of them has its answer.
    drain.add('public-http', 'ahgora-waiting', () => this.leave());
  }

  get size(): number {
    return this.byId.size;
  }

  /** The process is on its way out. */
  get leaving(): boolean {
    return this.left;
  }

  find(requestId: string): WaitingRequest | undefined {
    return this.byId.get(requestId);
  }

  /** From now on outcomes reach it; to be called before its first item is published. */
  add(request: WaitingRequest): void {
    this.byId.set(request.requestId, request);
    if (this.left) request.end('leaving');
  }

  remove({ requestId }: WaitingRequest): void {
    this.byId.delete(requestId);
  }

  private leave(): void {
    this.left = true;
    for (const request of this.byId.values()) request.end('leaving');
  }
}
