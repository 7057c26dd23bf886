/** Schema of a record's headers: CloudEvents 1.0 attributes in the Kafka binding, with W3C trace context. */
export const eventHeaders = {
  type: 'object',
  required: ['content-type', 'ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'ce_time'],
  properties: {
    'content-type': { type: 'string', const: 'application/json' },
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: {
      type: 'string',
      description:
        'The same in every repeat. A Gupy event: `<source>:<id of Gupy>`. A validation result and every event of our own: a UUID v5.',
    },
    ce_source: {
      type: 'string',
      description: '`/gupy/<source>`, `/validation/<source>` or `/ponte/<service>`.',
    },
    ce_type: {
      type: 'string',
      description: "The contract's topic, without an environment's prefix.",
    },
    ce_time: { type: 'string', format: 'date-time', description: 'When it happened.' },
    ce_subject: { type: 'string', description: 'What it is about; no personal data.' },
    ce_causationid: { type: 'string', description: '`ce_id` of the event that caused it.' },
    traceparent: { type: 'string', description: 'W3C trace context.' },
  },
} as const;

/** A synthetic set of headers for the documents. */
export function exampleHeaders(topic: string): Readonly<Record<string, string>> {
  return {
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: 'acme:7d0f3a0e-1111-4222-8333-444455556666',
    ce_source: '/gupy/acme',
    ce_type: topic,
    ce_time: '2026-03-02T18:41:24.120Z',
    ce_subject: '529925562',
    traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  };
}
