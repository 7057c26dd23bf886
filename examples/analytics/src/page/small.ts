/** A group of fewer is not shown as a number of its own: its members could be guessed from what else is known of them. */
export const SMALL = 5;

export const isSmall = (value: number): boolean => value > 0 && value < SMALL;

/** A small group is drawn as long as the smallest that is told. */
export const drawn = (value: number): number => (isSmall(value) ? SMALL : value);
