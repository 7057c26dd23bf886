import { comparable } from './comparable';

/** Whether two texts mean the same to a person. A missing text equals nothing, not even another one that is missing. */
export function sameText(a: string | null | undefined, b: string | null | undefined): boolean {
  return a != null && b != null && comparable(a) === comparable(b);
}
