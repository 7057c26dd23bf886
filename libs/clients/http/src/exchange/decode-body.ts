import { isUtf8 } from 'node:buffer';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { AnswerHeaders } from '../http-result';

/** JSON of a body; `undefined` for an empty one. */
export type ParsedBody =
  { readonly ok: true; readonly json: unknown } | { readonly ok: false; readonly why: string };

const INFLATE: Readonly<
  Record<string, (bytes: Buffer, options: { maxOutputLength: number }) => Buffer>
> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

/**
 * Reads JSON whatever the content type says: vendors label it text/plain or text/html, put a byte order mark before it or
 * send ISO-8859-1. We ask for no compression, but content delivery networks compress unasked.
 * @param maxBytes limit after decompression
 */
export function parseBody(bytes: Buffer, headers: AnswerHeaders, maxBytes: number): ParsedBody {
  const text = readText(bytes, headers, maxBytes)?.trim();
  if (text === undefined) {
    return { ok: false, why: 'its compression cannot be read or it is larger than allowed' };
  }
  if (text === '') {
    return { ok: true, json: undefined };
  }
  try {
    return { ok: true, json: JSON.parse(text) as unknown };
  } catch (error) {
    // The parser's message quotes the text, which may be personal data: only its kind is told.
    if (error instanceof SyntaxError) {
      return {
        ok: false,
        why: text.startsWith('<') ? 'HTML or XML instead of JSON' : 'not JSON, or cut off',
      };
    }
    throw error;
  }
}

/**
 * Text of a body, whatever the content type says: UTF-8, or ISO-8859-1 whether that is declared or not; without its byte
 * order mark.
 * @param maxBytes limit after decompression
 * @returns undefined if its compression cannot be read, or it is larger than allowed
 */
export function readText(
  bytes: Buffer,
  headers: AnswerHeaders,
  maxBytes: number,
): string | undefined {
  const plain = decompress(bytes, headers['content-encoding'], maxBytes);
  return plain === null ? undefined : decodeText(plain, headers['content-type']);
}

function decompress(bytes: Buffer, encoding: string | undefined, maxBytes: number): Buffer | null {
  const name = encoding?.trim().toLowerCase() ?? 'identity';
  if (name === 'identity' || name === '' || bytes.length === 0) {
    return bytes;
  }
  const inflate = Object.hasOwn(INFLATE, name) ? INFLATE[name] : undefined;
  try {
    return inflate?.(bytes, { maxOutputLength: maxBytes }) ?? null;
  } catch {
    return null; // zlib throws for a broken stream and for one over the limit, both are the sender's
  }
}

function decodeText(bytes: Buffer, contentType: string | undefined): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return new TextDecoder('utf-16le').decode(bytes);
  }
  const declared = /charset\s*=\s*"?([\w-]+)/i.exec(contentType ?? '')?.[1]?.toLowerCase();
  if (declared !== undefined && /^(iso-?8859-1|latin-?1|windows-1252|us-ascii)$/.test(declared)) {
    return new TextDecoder('windows-1252').decode(bytes);
  }
  // Not UTF-8 in spite of what JSON prescribes: in Brazil that is Latin-1.
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252').decode(bytes);
}
