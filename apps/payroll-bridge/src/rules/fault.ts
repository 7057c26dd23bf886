import type { FaultCode } from './judged-line';

/** A fault before it is known where in the request it stands. */
export interface Fault {
  readonly code: FaultCode;
  readonly message: string;
}

export const fault = (code: FaultCode, message: string): Fault => ({ code, message });
