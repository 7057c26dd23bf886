/** One POST of a delivery. */
export interface DeliveryAttempt {
  readonly at: string;
  readonly ms: number;
  readonly status?: number;
  /** The beginning of the answer's body, of systems that show it. */
  readonly body?: string;
  readonly error?: string;
}

export interface DeliverySpec {
  /** What it is about, e.g. an event name. */
  readonly event: string;
  readonly eventId: string;
  readonly webhookId?: string;
  readonly url: string;
  /** What is shown instead, where the address itself is a secret. */
  readonly shownUrl?: string;
  /** Asked before every attempt; 1 is the first. */
  readonly headers: (attempt: number) => Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
  /** Real milliseconds before the first attempt. */
  readonly delayMs?: number;
  /** False: one attempt only. */
  readonly retry?: boolean;
}

/** A delivery as shown: no credential in it. */
export interface Delivery {
  readonly id: string;
  readonly event: string;
  readonly eventId: string;
  readonly webhookId: string | null;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  state: 'waiting' | 'sending' | 'delivered' | 'lost' | 'cancelled';
  nextAttemptAt: string | null;
  readonly attempts: DeliveryAttempt[];
}

export interface DeliveryPolicy {
  /** When an attempt is repeated, counted from the first one, in simulated milliseconds; after the last it is lost. */
  readonly retryAfterMs: () => readonly number[];
  readonly timeoutMs: () => number;
  /** Simulated time passes this many times faster than real time. */
  readonly timeScale: () => number;
  readonly isSuccess: (status: number) => boolean;
  /** Told of each attempt, before it is decided whether it is repeated. */
  readonly attempted?: (delivery: Delivery, succeeded: boolean) => void;
  /** Whether an attempt that was answered so is repeated; by default each that was no success. */
  readonly isRetried?: (status: number) => boolean;
}

export interface Sent {
  readonly delivery: Delivery;
  /** Settles when the first attempt has, whatever came of it. */
  readonly firstAttempt: Promise<void>;
}
