import type { SealLabel } from '@ponte/platform';

/** What the bodies of a call are sealed as: they hold many employees, so the call stands in their place. */
export function callSubject(source: string, callId: string): SealLabel {
  return { purpose: 'call', subject: { system: 'datasul', source, person: callId } };
}
