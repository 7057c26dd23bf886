/**
 * Outlives the process that tests run in, for one purpose: when that process dies, by whatever cause (SIGKILL, out of
 * memory, a closed terminal), nothing that it started stays behind.
 *
 * Reads lines from standard input: `+<pid>` guard, `-<pid>` let go, `=<folder>` remove at the end. The pipe closes when
 * the guarded process ends; then the listed processes are killed and the folders removed.
 */
const { readFileSync, rmSync } = require('node:fs');
const { createInterface } = require('node:readline');

/** Start tick of a process, so that a recycled pid is never killed (proc(5): the 22nd field). Linux only. */
function startTick(pid) {
  if (process.platform !== 'linux') return 'unknown';
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return undefined;
    throw error;
  }
}

const guarded = new Map();
const folders = new Set();

// The guardian must live longer than a Ctrl-C in the terminal: its own end is the end of the pipe.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const rest = line.slice(1);
    if (line.startsWith('+')) guarded.set(Number(rest), startTick(rest));
    if (line.startsWith('-')) guarded.delete(Number(rest));
    if (line.startsWith('=')) folders.add(rest);
  })
  .on('close', () => {
    for (const [pid, tick] of guarded) {
      if (tick === undefined || startTick(pid) !== tick) continue;
      try {
        process.kill(pid, 'SIGKILL');
      } catch (error) {
        if (error.code !== 'ESRCH') process.stderr.write(`guardian: ${pid}: ${error.message}\n`);
      }
    }
    // Killed processes may still hold files open for a moment: rmSync tries again by itself.
    for (const folder of folders)
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    process.exit(0);
  });
