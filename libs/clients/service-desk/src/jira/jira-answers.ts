import {
  listOf,
  maybe,
  object,
  opaqueId,
  text,
  type Decoded,
  type ShapeOf,
} from '@ponte/clients/http';
import type { TicketReading, TicketSearch } from '../service-desk';

/*
 * What we read of Jira's answers; members by the public OpenAPI descriptions of the two APIs. Everything else is ignored.
 */

/** CustomerRequestDTO, of a request that was created. */
export const createdRequest = object({ issueKey: text });

/** CustomerRequestDTO. */
export const customerRequest = object({
  issueKey: text,
  currentStatus: object({
    status: text,
    /** UNDEFINED, NEW, INDETERMINATE or DONE. */
    statusCategory: maybe(text),
    statusDate: maybe(object({ iso8601: maybe(text) })),
  }),
  requestFieldValues: maybe(listOf(object({ fieldId: text, value: maybe(text) }))),
});

/** PagedDTO of CustomerTransitionDTO. */
export const transitions = object({ values: listOf(object({ id: opaqueId, name: text })) });

/** PagedDTO of CommentDTO. */
export const comments = object({
  values: listOf(object({ body: maybe(text) })),
  isLastPage: (value) => value !== false,
});

/**
 * A customer request as the port tells it: the status in Jira's own word, and since when.
 * @param referenceField id of the field that holds our reference, e.g. `customfield_10102`
 */
export function readingOf(
  request: ShapeOf<typeof customerRequest>,
  ticketId: string,
  referenceField: string,
): TicketReading {
  const { currentStatus, requestFieldValues = [] } = request;
  const reference = requestFieldValues.find(({ fieldId }) => fieldId === referenceField)?.value;
  const date = currentStatus.statusDate?.iso8601;
  return {
    ticketId,
    status: currentStatus.status,
    ...(reference !== undefined && { reference }),
    ...(date !== undefined && { date }),
  };
}

const issues = listOf(object({ key: text, fields: (value) => (value ?? {}) as FieldValues }));
type FieldValues = Readonly<Record<string, unknown>>;

/**
 * Judges SearchAndReconcileResults. JQL's `~` matches words, so the field itself is compared; whoever cannot see the
 * field must not conclude that there is no request.
 */
export function searchOf(body: unknown, reference: string, field: string): Decoded<TicketSearch> {
  const page = body as { readonly issues?: unknown; readonly nextPageToken?: unknown } | undefined;
  if (typeof page !== 'object' || page === null || !Array.isArray(page.issues)) {
    return { ok: false, why: 'the body has no list of issues' };
  }
  const found = issues(page.issues, '/issues');
  const [ticketId, ...others] = found
    .filter(({ fields }) => holds(fields[field], reference))
    .map(({ key }) => key);
  if (ticketId !== undefined) {
    return { ok: true, value: { found: 'one', ticketId, others } };
  }
  if (found.some(({ fields }) => !Object.hasOwn(fields, field))) {
    return unsure(
      `the search answered issues without ${field}: it may not be visible to the account`,
    );
  }
  return page.nextPageToken === undefined || page.nextPageToken === null
    ? { ok: true, value: { found: 'none' } }
    : unsure('more issues match the reference than fit a page');
}

const unsure = (reason: string): Decoded<TicketSearch> => ({
  ok: true,
  value: { found: 'unsure', reason },
});

/** A text field, or a list of labels. */
function holds(value: unknown, reference: string): boolean {
  return Array.isArray(value) ? value.includes(reference) : value === reference;
}
