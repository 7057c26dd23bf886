/** Largest body of results that is taken: 16 MiB are some 28,000 employees with six rubricas each. */
export const AHGORA_BODY_BYTES = 16 * 1024 * 1024;
