import { Injectable } from '@nestjs/common';
import { Metrics } from '@ponte/platform';

/** Issued credentials and what ingest tells of itself. */
@Injectable()
export class ReportMetrics {
  private readonly records;
  private readonly failures;

  constructor(metrics: Metrics) {
    this.records = metrics.counter(
      'ingest_credential_records_total',
      'Records of issued credentials: in-force, old, or ignored because unknown-key, invalid or broken.',
      ['verdict'],
    );
    this.failures = metrics.counter(
      'ingest_reports_failed_total',
      'Reports for token-rotator that were not published: applied, heard. They are told again.',
      ['report'],
    );
  }

  credentialRecord(verdict: string): void {
    this.records.inc({ verdict });
  }

  reportFailed(report: 'applied' | 'heard'): void {
    this.failures.inc({ report });
  }
}
