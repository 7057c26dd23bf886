/** A class whose fields carry the contract decorators: a value of an event, or a part of one. */
export type ValueClass<T extends object = object> = new () => T;
