import type { Type } from '@nestjs/common';

/** What a service says of a command that it takes. */
export interface CommandSpec<A extends object = object> {
  /** `<thing>.<verb>`, e.g. `provisioning.close`; unique within the service. */
  readonly name: string;
  /** Whether it changes anything: then it is refused without a reason (unless it is a dry run). */
  readonly changes: boolean;
  /** One line in Portuguese, for `service.describe`. */
  readonly about: string;
  /** Its arguments, with class-validator's rules; unknown ones are refused. Left out: it takes none. */
  readonly args?: Type<A>;
}

const NAME = /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*){1,3}$/;

/** What is wrong with a specification, `null` if nothing. */
export function specFault({ name }: CommandSpec): string | null {
  if (NAME.test(name) && name.length <= 100) return null;
  return `"${name}" must read <thing>.<verb> in lower case, at most 100 characters`;
}
