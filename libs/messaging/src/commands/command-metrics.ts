import { Injectable } from '@nestjs/common';
import { Metrics } from '@ponte/platform';

/** Operators' commands, by name and end. A name that the service does not know is no label. */
@Injectable()
export class CommandMetrics {
  private readonly counter;

  constructor(metrics: Metrics) {
    this.counter = metrics.counter('commands_total', "Operators' commands, by command and end", [
      'command',
      'end',
    ]);
  }

  answered(command: string, end: string): void {
    this.counter.inc({ command, end });
  }
}
