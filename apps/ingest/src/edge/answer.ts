import type { FastifyReply } from 'fastify';
import type { Answer } from './edge';
import { closeIfUnread } from './linger';
import type { Refusal } from './refusal';

const JSON_TYPE = 'application/json; charset=utf-8';

/** Says to a sender what became of its request: 200 with the event's id (`null`: kept aside), or why not. */
export function answer(reply: FastifyReply, said: NonNullable<Answer>): FastifyReply {
  if (said.status !== 200) return refuse(reply, said);
  const body =
    said.id === null
      ? '{"status":"kept"}'
      : `{"status":"accepted","id":${JSON.stringify(said.id)}}`;
  return reply.type(JSON_TYPE).send(body);
}

/** Refuses in JSON, quoting nothing of what was sent. */
export function refuse(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { status, error, retryAfterSeconds } = refusal;
  if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
  closeIfUnread(reply);
  return reply.code(status).type(JSON_TYPE).send(JSON.stringify({ status, error }));
}
