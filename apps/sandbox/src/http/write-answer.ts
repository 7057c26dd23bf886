import type { ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Answer } from '../core/exchange';

/** Puts an answer on the wire; `hang` leaves the connection open. */
export function writeAnswer(answer: Answer, response: ServerResponse): void {
  switch (answer.kind) {
    case 'reply':
      response.writeHead(answer.status, withLength(answer));
      response.end(answer.body);
      return;
    case 'cut':
      response.writeHead(answer.status, withLength(answer));
      response.write(answer.body.subarray(0, Math.floor(answer.body.length / 2)), () =>
        reset(response),
      );
      return;
    case 'reset':
      reset(response);
      return;
    case 'hang':
      return;
  }
}

function withLength({
  status,
  headers,
  body,
}: Extract<Answer, { status: number }>): Record<string, string> {
  return status === 204 ? { ...headers } : { ...headers, 'content-length': String(body.length) };
}

/** A TCP reset, as a crashed proxy sends it; closing politely would look like an empty answer to some clients. */
function reset(response: ServerResponse): void {
  const { socket } = response;
  if (socket instanceof Socket) socket.resetAndDestroy();
  else response.destroy();
}
