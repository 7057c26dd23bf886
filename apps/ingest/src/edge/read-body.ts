import type { IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { NOT_JSON, type Refusal, tooLarge } from './refusal';

export type BodyRead =
  | { readonly ok: true; readonly body: Buffer }
  | { readonly ok: false; readonly refusal: Refusal }
  /** The sender went away before the whole body arrived: nobody to answer, nothing accepted. */
  | { readonly ok: false; readonly refusal: null };

const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/**
 * Reads a request's body whatever content type it claims, decompressing it.
 *
 * @param limitBytes bound of the body both as sent and as decompressed: a small gzip may unfold to gigabytes
 */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<BodyRead> {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > limitBytes) return Promise.resolve({ ok: false, refusal: tooLarge(limitBytes) });

  const encoding = (request.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity' || encoding === '') return collect(request, request, limitBytes);
  const decoder = DECODERS[encoding];
  if (!decoder) {
    return Promise.resolve({
      ok: false,
      refusal: { status: 415, error: 'Content-Encoding must be gzip, deflate, br or absent.' },
    });
  }
  return collect(request, request.pipe(decoder()), limitBytes);
}

function collect(
  request: IncomingMessage,
  stream: NodeJS.ReadableStream,
  limitBytes: number,
): Promise<BodyRead> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (result: BodyRead) => {
      if (!result.ok && stream !== request) request.unpipe();
      stream.removeAllListeners('data');
      resolve(result);
    };
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limitBytes) settle({ ok: false, refusal: tooLarge(limitBytes) });
      else chunks.push(chunk);
    });
    stream.on('end', () =>
      settle({
        ok: true,
        body: chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks),
      }),
    );
    // Broken compression is a body that nobody can read; an error of the request itself means that the sender is gone.
    stream.on('error', () =>
      settle(stream === request ? { ok: false, refusal: null } : { ok: false, refusal: NOT_JSON }),
    );
    request.on('close', () => {
      if (!request.complete) settle({ ok: false, refusal: null });
    });
  });
}
