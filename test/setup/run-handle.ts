/** What the global set-up started, for the global tear-down; both run in Jest's own process. */
export interface RunHandle {
  stop(): Promise<void>;
}

const slot = globalThis as { ponteScenarioRun?: RunHandle };

export function keepRun(handle: RunHandle): void {
  slot.ponteScenarioRun = handle;
}

export function takeRun(): RunHandle | undefined {
  const handle = slot.ponteScenarioRun;
  delete slot.ponteScenarioRun;
  return handle;
}
