import { Catch, type ExceptionFilter } from '@nestjs/common';

/**
 * Lets a handler's own error through. Without it Nest answers every exception of an event handler with
 * `{ status: 'error', message: 'Internal server error' }`: the SQLSTATE, by which the subscriber decides between "same
 * slice again" and "dead letter", would be gone.
 */
@Catch()
export class RethrowFilter implements ExceptionFilter {
  catch(exception: unknown): never {
    throw exception;
  }
}
