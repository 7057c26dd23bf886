const APPLICATION = '/jobs/{jobId}/applications/{applicationId}';

/** Everything a token may have permission for, as `METHOD template`. */
export const GUPY_ENDPOINTS = [
  'GET /webhooks',
  'POST /webhooks',
  'PUT /webhooks/{webhookId}',
  'DELETE /webhooks/{webhookId}',
  'GET /jobs',
  'GET /jobs/{jobId}/steps',
  'GET /jobs/{jobId}/applications',
  `PUT ${APPLICATION}/tags`,
  `DELETE ${APPLICATION}/tags`,
  `GET ${APPLICATION}/comments`,
  `POST ${APPLICATION}/comments`,
] as const;
