/** Why a body cannot be taken: where, as a JSON pointer, and what must stand there, in Portuguese. */
export interface BodyFault {
  readonly path: string;
  readonly message: string;
}

export const NOT_JSON = 'não é JSON';
