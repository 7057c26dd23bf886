import type { IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { NOT_JSON, type Refusal, TOO_SLOW, tooLarge, UNKNOWN_ENCODING } from './refusal';

export type BodyRead =
  | { readonly ok: true; readonly body: Buffer }
  | { readonly ok: false; readonly refusal: Refusal }
  /** The sender went away before the whole body arrived: nobody to answer, nothing accepted. */
  | { readonly ok: false; readonly refusal: null };

export interface BodyLimits {
  /** Bound of the body both as sent and as decompressed: a small gzip may unfold to gigabytes. */
  readonly bodyBytes: number;
  /** How long the whole body may take, in milliseconds: a sender that trickles holds a connection no longer. */
  readonly receiveWithinMs: number;
}

const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** Reads a request's body whatever content type it claims, decompressing it. */
export function readBody(request: IncomingMessage, limits: BodyLimits): Promise<BodyRead> {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > limits.bodyBytes) return refused(tooLarge(limits.bodyBytes));
  const encoding = request.headers['content-encoding']?.trim().toLowerCase() ?? '';
  if (encoding === '' || encoding === 'identity') return collect(request, undefined, limits);
  const decoder = Object.hasOwn(DECODERS, encoding) ? DECODERS[encoding]?.() : undefined;
  return decoder ? collect(request, decoder, limits) : refused(UNKNOWN_ENCODING);
}

function collect(
  request: IncomingMessage,
  decoder: Transform | undefined,
  limits: BodyLimits,
): Promise<BodyRead> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (result: BodyRead): void => {
      clearTimeout(timer);
      stream.off('data', take);
      if (decoder && !result.ok) {
        request.unpipe(decoder);
        // Stops a bomb in the middle of unfolding, and frees zlib's memory.
        decoder.destroy();
      }
      resolve(result);
    };
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > limits.bodyBytes) settle({ ok: false, refusal: tooLarge(limits.bodyBytes) });
      else chunks.push(chunk);
    };
    const timer = setTimeout(
      () => settle({ ok: false, refusal: TOO_SLOW }),
      limits.receiveWithinMs,
    );
    const stream = decoder ? request.pipe(decoder) : request;
    stream.on('data', take);
    stream.on('end', () => settle({ ok: true, body: whole(chunks) }));
    // Broken compression is a body that nobody can read.
    decoder?.on('error', () => settle({ ok: false, refusal: NOT_JSON }));
    request.on('error', () => settle({ ok: false, refusal: null }));
    request.on('close', () => {
      if (!request.complete) settle({ ok: false, refusal: null });
    });
  });
}

/** A usual body comes in one chunk, which need not be copied. */
function whole(chunks: readonly Buffer[]): Buffer {
  const [only] = chunks;
  return chunks.length === 1 && only ? only : Buffer.concat(chunks);
}

function refused(refusal: Refusal): Promise<BodyRead> {
  return Promise.resolve({ ok: false, refusal });
}
