/** How a service process comes by its public connections; each reaches the HTTP server as its `connection` event. */
export interface PublicPort {
  /** Resolves with the port's number once connections may come. Rejects if the port cannot be taken. */
  open(): Promise<number>;
  /**
   * No connection comes after this has resolved, and none that was taken is lost. Open connections stay. `signal`: when
   * to wait no longer. Without `open()` nothing happens.
   */
  close(signal: AbortSignal): Promise<void>;
}
