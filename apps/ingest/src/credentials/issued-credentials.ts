import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import {
  APPLIED_TIMES,
  type WebhookCredentialIssued,
  webhookCredentialIssued,
} from '@ponte/contracts';
import { type BroadcastHandle, BroadcastReader, type BroadcastRecord } from '@ponte/messaging';
import { HealthRegistry, parseKeyRing, PonteLogger } from '@ponte/platform';
import { IngestEnv } from '../config/ingest-env.config';
import { AppliedReport } from './applied-report';
import { type Doubt, Doubts } from './doubts';
import { IssuedBook } from './issued-book';
import { readIssued } from './read-issued';
import { ReportMetrics } from './report-metrics';
import type { IssuedToken } from './source-tokens';

/**
 * The tokens that token-rotator has issued, from their compacted topic: read whole before this process is ready, followed
 * within a second, and kept while Kafka is away. Only what is signed by a key of `CREDENTIAL_KEYS` counts, so that who can
 * write to the topic cannot let himself in.
 */
@Injectable()
export class IssuedCredentials implements OnApplicationBootstrap {
  private readonly book = new IssuedBook();
  private readonly keys;
  private readonly log: PonteLogger;
  private readonly told = new Set<string>();
  private readonly listeners: ((source: string, tokens: readonly IssuedToken[]) => void)[] = [];
  private readonly doubts = new Doubts();
  private handle: BroadcastHandle | undefined;
  private caughtUp = false;
  /** All there was at the start was signed by keys that are not ours. */
  private foreign = false;

  constructor(
    private readonly reader: BroadcastReader,
    private readonly report: AppliedReport,
    private readonly metrics: ReportMetrics,
    { credentialKeys }: IngestEnv,
    health: HealthRegistry,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'credentials' });
    this.keys = credentialKeys === undefined ? [] : parseKeyRing(credentialKeys).keys;
    health.addReady('issued-credentials', () => {
      if (!this.complete) return 'the issued credentials have not been read to their end yet';
      return this.foreign
        ? 'no issued credential is signed by a key of CREDENTIAL_KEYS, which must be the same as of token-rotator'
        : null;
    });
  }

  /** Whether all that was issued before the start is known; without a key there is nothing to be believed. */
  get complete(): boolean {
    return this.caughtUp || this.keys.length === 0;
  }

  /**
   * Whether a credential of this source that is not known may have been issued: not all is read, what is read may have
   * changed, or a record could not be believed. Gupy takes a 401 for good, so such a sender is to come again.
   */
  unsureOf(source: string): boolean {
    if (this.keys.length === 0) return false;
    const untouchedMs = this.handle?.untouchedMs ?? Infinity;
    return (
      !this.caughtUp || untouchedMs > APPLIED_TIMES.unsureAfterMs || this.doubts.concern(source)
    );
  }

  /** Offset behind the last record that is in force. */
  get position(): number {
    return this.report.position;
  }

  /** Hears of every change of a source's tokens; to be called before the application starts. */
  onChange(listener: (source: string, tokens: readonly IssuedToken[]) => void): void {
    this.listeners.push(listener);
  }

  /** What is in force for a source, by webhook. */
  hooksOf(source: string): readonly WebhookCredentialIssued[] {
    return this.book.hooksOf(source);
  }

  onApplicationBootstrap(): void {
    this.handle = this.reader.start(webhookCredentialIssued.topic, (record) => this.take(record));
    void this.handle.caughtUp.then(() => {
      this.caughtUp = true;
      // Judged here alone: what is written later takes no readiness from a process that serves.
      this.foreign = this.position === 0 && this.doubts.include('unknown-key');
      this.log.info('the issued credentials are read to their end');
    });
  }

  private take({ key, value, offset }: BroadcastRecord): void {
    const read = readIssued(value, this.keys);
    if (read.kind !== 'signed') return this.ignore(read.kind, key, offset);
    // Under another key it would replace the record of that one at the next compaction.
    if (webhookCredentialIssued.key(read.value) !== key) return this.ignore('invalid', key, offset);
    const verdict = this.book.take(read.value);
    if (verdict === 'broken') return this.ignore(verdict, key, offset);
    this.metrics.credentialRecord(verdict);
    if (verdict === 'old') return;
    this.doubts.settle(key);
    this.foreign = false;
    const { source, hook, serial, digests } = read.value;
    const tokens = this.book.tokensOf(source);
    for (const listener of this.listeners) listener(source, tokens);
    this.log.info({ source, hook, serial, digests: digests.length }, 'credentials are in force');
    this.report.inForce(Number(offset) + 1);
  }

  /** The position stays: whoever wrote a record that is not believed must not take it for one that is in force. */
  private ignore(verdict: Doubt, key: string | null, offset: bigint): void {
    this.metrics.credentialRecord(verdict);
    if (key !== null) this.doubts.note(key, verdict);
    if (this.told.has(verdict)) return;
    this.told.add(verdict);
    this.log.error(
      { verdict, offset: String(offset), alert: true, keys: this.keys.map(({ kid }) => kid) },
      verdict === 'unknown-key'
        ? 'issued credentials are ignored: not signed by a key of CREDENTIAL_KEYS, which must be the same as of token-rotator'
        : 'issued credentials are ignored: not signed as they stand, or no such record (told once)',
    );
  }
}
