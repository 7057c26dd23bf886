const BYTES_PER: Record<string, number> = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9 };

/**
 * Counts the jars that Maven reports as downloaded. In batch mode it prints a line for each:
 * `[INFO] Downloaded from central: <address>/kafka-clients-4.1.1.jar (9.6 MB at 4.1 MB/s)`. Jars that lie in the user's
 * Maven repository already are not mentioned, and not counted.
 */
export class ArrivedJars {
  private jars = 0;
  private bytes = 0;

  /** Takes one line of Maven's output. */
  read(line: string): void {
    const [, amount, unit] = /Downloaded from .*\.jar \(([\d.]+) (B|kB|MB|GB) at /.exec(line) ?? [];
    if (amount === undefined || unit === undefined) return;
    this.jars += 1;
    this.bytes += Number(amount) * (BYTES_PER[unit] ?? 0);
  }

  toString(): string {
    return `${this.jars} jars fetched, ${(this.bytes / 1e6).toFixed(0)} MB`;
  }
}
