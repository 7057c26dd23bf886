import { Injectable } from '@nestjs/common';
import { PonteLogger } from '@ponte/platform';

/** Tells once of each source whose results nobody posts. */
@Injectable()
export class NoProfileAlert {
  private readonly alerted = new Set<string>();
  private readonly log: PonteLogger;

  constructor(logger: PonteLogger) {
    this.log = logger.child({ component: 'results-received' });
  }

  tell(source: string): void {
    if (this.alerted.has(source)) return;
    this.alerted.add(source);
    this.log.error(
      { source, alert: 'payroll-no-profile' },
      'results are received from a source that no active profile names: every rubrica is refused; add a profile with this source, or end the source in ingest',
    );
  }
}
