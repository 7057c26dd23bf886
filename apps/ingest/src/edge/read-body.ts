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
export async function readBody(request: IncomingMessage, limits: BodyLimits): Promise<BodyRead> {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > limits.bodyBytes) return refused(tooLarge(limits.bodyBytes));
  const encoding = request.headers['content-encoding']?.trim().toLowerCase() ?? '';
  if (encoding === '' || encoding === 'identity') {
    // This runs while Node parses the head; a usual body stands right behind it.
    await undefined;
    const body = arrived(request, declared);
    return body ? { ok: true, body } : collect(request, undefined, limits);
  }
  const decoder = Object.hasOwn(DECODERS, encoding) ? DECODERS[encoding]?.() : undefined;
  return decoder ? collect(request, decoder, limits) : refused(UNKNOWN_ENCODING);
}

/**
 * The body, if all that the head declared is there: without the listeners, closures and timer of a body that is still
 * to come. Node reports it as `complete` only later.
 */
function arrived(request: IncomingMessage, declared: number): Buffer | undefined {
  if (declared === 0 || request.readableLength !== declared) return undefined;
  const body = request.read() as Buffer;
  // Nothing is left but the end, without which Node would not take the request as read.
  request.resume();
  return body;
}

function collect(
  request: IncomingMessage,
  decoder: Transform | undefined,
  limits: BodyLimits,
): Promise<BodyRead> {
  return new Promise((resolve) => {
    // Whose `close` was emitted already.
    if (request.destroyed) return resolve({ ok: false, refusal: null });
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

function refused(refusal: Refusal): BodyRead {
  return { ok: false, refusal };
}
