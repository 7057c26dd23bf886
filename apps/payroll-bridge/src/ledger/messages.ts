import { Injectable } from '@nestjs/common';
import { employeeSubject } from '@ponte/contracts';
import { Sealer } from '@ponte/platform';

/** Most characters of a message that are kept: Datasul's are a line. */
const MOST = 2_000;

/** Messages about an employee's results: Datasul's may name anybody, so all are sealed. */
@Injectable()
export class Messages {
  constructor(private readonly sealer: Sealer) {}

  /** @param employee the keyed hash */
  seal(source: string, employee: string, message: string): string {
    const subject = employeeSubject(source, employee);
    return this.sealer.seal({ purpose: 'message', subject }, message.slice(0, MOST));
  }

  /** @throws SealError */
  open(sealed: string): string {
    return this.sealer.open(sealed, { purpose: 'message' }).toString('utf8');
  }
}
