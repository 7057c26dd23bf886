/** Told in one short line what takes time just now. */
export type Progress = (line: string) => void;

/** Says nothing. */
export const silent: Progress = () => undefined;
