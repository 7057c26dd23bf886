import { STATUS_CODES } from 'node:http';
import type { Answer, SimReply } from './exchange';
import type { Fault } from './fault';

const JSON_TYPE = 'application/json; charset=utf-8';

/** A reply as bytes. */
export function encode(reply: SimReply): Answer {
  const hasBody = reply.body !== undefined;
  return {
    kind: 'reply',
    status: reply.status,
    headers: { ...(hasBody ? { 'content-type': JSON_TYPE } : {}), ...reply.headers },
    body: hasBody ? Buffer.from(JSON.stringify(reply.body)) : Buffer.alloc(0),
  };
}

/**
 * What the caller gets when a fault decides.
 * @param reply what the simulator answered, if the fault let it process the call
 * @param errorBody the third party's own error body for a status
 */
export function distort(
  fault: Fault,
  reply: SimReply | undefined,
  errorBody: (status: number) => unknown,
): Answer {
  const whole = recoded(fault, encode(reply ?? { status: 200, body: {} }));
  switch (fault.kind) {
    case 'reset-before':
    case 'reset-after':
      return { kind: 'reset' };
    case 'hang':
      return { kind: 'hang', ms: fault.ms };
    case 'html':
      return recoded(fault, page(fault.status ?? 502, fault.body));
    case 'status':
      return recoded(fault, refusal(fault, fault.status ?? 500, errorBody));
    case 'empty':
      return {
        ...asReply(whole),
        status: fault.status ?? asReply(whole).status,
        body: Buffer.alloc(0),
      };
    case 'truncated':
      return { ...asReply(whole), body: half(asReply(whole).body) };
    case 'cut':
      return { ...asReply(whole), kind: 'cut' };
    case 'latency':
    case 'recoded':
      return whole;
  }
}

type Reply = Extract<Answer, { status: number }>;

function asReply(answer: Answer): Reply {
  if (answer.kind === 'reply' || answer.kind === 'cut') return answer;
  throw new Error(`An answer of kind ${answer.kind} has no bytes.`);
}

/** The first half of the bytes, at least one: JSON that ends in the middle. */
function half(body: Buffer): Buffer {
  return body.subarray(0, Math.max(1, Math.floor(body.length / 2)));
}

function refusal(fault: Fault, status: number, errorBody: (status: number) => unknown): Answer {
  const retryAfter = fault.retryAfterSeconds;
  return encode({
    status,
    body: fault.body === undefined ? errorBody(status) : fault.body,
    headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
  });
}

/** The same text in another encoding, as servers write it whose default is not UTF-8. */
function recoded({ encoding }: Fault, answer: Answer): Answer {
  if (encoding === undefined || !('body' in answer)) return answer;
  const [type] = (answer.headers['content-type'] ?? '').split(';');
  const said = encoding === 'latin1' ? '; charset=ISO-8859-1' : '';
  return {
    ...answer,
    headers: { ...answer.headers, ...(type && { 'content-type': type + said }) },
    body: Buffer.from(answer.body.toString('utf8'), 'latin1'),
  };
}

/** What a content delivery network answers when the host behind it does not, or another page. */
function page(status: number, body: unknown): Answer {
  const title = `${status} ${STATUS_CODES[status] ?? 'Error'}`;
  return {
    kind: 'reply',
    status,
    headers: { 'content-type': 'text/html; charset=UTF-8', server: 'cdn' },
    body: Buffer.from(
      typeof body === 'string'
        ? body
        : `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>cdn</center>\r\n</body>\r\n</html>\r\n`,
    ),
  };
}
