/** The service that these commands ask. */
export const SERVICE = 'people-sync';
