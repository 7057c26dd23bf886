import type { Layer } from '../call';
import type { CallFailureClass, CallFault, HttpResult } from '../http-result';

/** One attempt on the wire; every field is of few values, fit to be a label. */
export interface CallObservation {
  readonly system: string;
  readonly method: string;
  /** Path template, e.g. `/jobs/{jobId}/steps`. */
  readonly path: string;
  readonly class: 'ok' | CallFailureClass;
  readonly fault?: CallFault;
  readonly status?: number;
  readonly durationMs: number;
}

export type CallObserver = (observation: CallObservation) => void;

/** Tells an observer of each attempt. */
export function withObservation(system: string, observe: CallObserver): Layer {
  return (next) => async (request, signal) => {
    const startedAt = performance.now();
    const result = await next(request, signal);
    observe({
      system,
      method: request.method,
      path: request.path.template,
      durationMs: performance.now() - startedAt,
      ...outcome(result),
    });
    return result;
  };
}

function outcome(result: HttpResult<unknown>): Pick<CallObservation, 'class' | 'fault' | 'status'> {
  return result.ok
    ? { class: 'ok', status: result.status }
    : { class: result.class, fault: result.fault, status: result.status };
}
