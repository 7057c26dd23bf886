import type { FastifyInstance } from 'fastify';

/**
 * Hands every body over as bytes, whatever its content type: what is acceptable is for each simulator to say, in its own
 * error shape.
 */
export function takeRawBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
}
