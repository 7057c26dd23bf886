import type { PonteLogger } from '@ponte/platform';
import type { SourceConfig } from '../config/source.config';
import type { KeptAside } from './judgement';

/** Reasons that one line shows; the record has up to 20. */
const REASONS_SHOWN = 5;

/**
 * Tells of bodies that were kept aside. The first of a source and disposition since the start is an error (`alert: true`),
 * which pages somebody: a vendor changed its events, or a source is configured wrongly. The rest are warnings.
 */
export class OffContractAlert {
  private readonly alerted = new Set<string>();

  constructor(private readonly log: PonteLogger) {}

  /** @param more what else is to be told of it */
  note({ id, kind }: SourceConfig, { disposition, reasons }: KeptAside, more: object = {}): void {
    const key = `${id}/${disposition}`;
    const alert = !this.alerted.has(key);
    this.alerted.add(key);
    this.log[alert ? 'error' : 'warn'](
      { source: id, kind, ...more, disposition, alert, reasons: reasons.slice(0, REASONS_SHOWN) },
      disposition === 'rejected'
        ? 'a body breaks its contract: kept in ingest.rejected.v1'
        : 'an event of unknown type: kept in ingest.unrouted.v1',
    );
  }
}
