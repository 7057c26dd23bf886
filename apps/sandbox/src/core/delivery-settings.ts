/** How a simulator that posts to fixed addresses delivers; every such simulator has these settings. */
export interface DeliverySettings {
  /** Simulated time passes this many times faster; concerns the repeats of deliveries only. */
  readonly timeScale: number;
  /** Offsets from the first attempt, in simulated seconds. */
  readonly retryAfterSeconds: readonly number[];
  /** Real milliseconds that a receiver has to answer. */
  readonly deliveryTimeoutMs: number;
}

/** JSON Schema of the members of {@link DeliverySettings}. */
export const deliverySchema = {
  timeScale: { type: 'number', minimum: 0.001, maximum: 1_000_000 },
  retryAfterSeconds: { type: 'array', maxItems: 50, items: { type: 'number', minimum: 0 } },
  deliveryTimeoutMs: { type: 'integer', minimum: 1, maximum: 3_600_000 },
} as const;
