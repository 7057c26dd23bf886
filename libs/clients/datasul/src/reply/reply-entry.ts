/** One entry of a reply, as it was read. Fields of personal data stand in it verbatim. */
export interface ReplyEntry {
  /** Absent: not there, null or empty. */
  readonly matricula?: string;
  /** Absent: not there, null or empty. */
  readonly rubrica?: string;
  /** Absent: not there, null or empty. */
  readonly referencia?: string;
  /** '' is a value; absent: not there or null. */
  readonly datafalta?: string;
  /** null: neither of the two that are documented. */
  readonly status: 'S' | 'E' | null;
  /** What stood in `mensagem`, at most 2,000 characters; '' if nothing did. */
  readonly message: string;
  /** Fields that are there and cannot be read (an object, a rounded number, told twice differently): the entry fits nothing. */
  readonly unreadable?: readonly string[];
}
