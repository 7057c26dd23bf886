/** Something that whoever called the command can mend: its message says what, where and how, in Portuguese. */
export class Fault extends Error {
  override readonly name = 'Fault';
}
