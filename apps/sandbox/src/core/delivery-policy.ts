import type { DeliveryPolicy } from './delivery';
import type { DeliverySettings } from './delivery-settings';
import type { Settings } from './settings';

/** Deliveries as the settings of the moment say; any 2xx is a success. A redirect is none, and is not followed. */
export function deliveryPolicy(settings: Settings<DeliverySettings>): DeliveryPolicy {
  return {
    retryAfterMs: () => settings.value.retryAfterSeconds.map((seconds) => seconds * 1_000),
    timeoutMs: () => settings.value.deliveryTimeoutMs,
    timeScale: () => settings.value.timeScale,
    isSuccess: (status) => status >= 200 && status < 300,
  };
}
