import { applyDecorators, Injectable, SetMetadata } from '@nestjs/common';
import type { TaskKind } from './task-kind';
import type { TaskPerformer } from './task-performer';

/** Metadata key under which a provider carries the kind that it performs. */
export const PERFORMS = Symbol('ponte.performs');

/** A class whose instances can perform payloads of `P`. */
// The result type is the performer's own affair; `never` arguments would not accept its constructor's dependencies.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type PerformerClass<P extends object> = new (...args: any[]) => TaskPerformer<P, any>;

/**
 * Marks a provider as the performer of a kind: `@Performs(WriteTag) class WriteTagTask implements TaskPerformer<…>`.
 * Each kind has exactly one; the runner finds it at start-up.
 */
export function Performs<P extends object>(
  kind: TaskKind<P>,
): <C extends PerformerClass<P>>(target: C) => void {
  return (target) => applyDecorators(Injectable(), SetMetadata(PERFORMS, kind))(target);
}
