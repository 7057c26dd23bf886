import { Connection } from './connection';
import { Latencies } from './latencies';
import type { LoadLine, LoadPlan } from './load-plan';
import { RequestBytes } from './request-bytes';

/** A connection for each request that may be open in an open loop: beyond it, requests wait and their time counts. */
const OPEN_LOOP_CONNECTIONS = 512;

const plan = JSON.parse(process.argv[2] ?? '{}') as LoadPlan;
const { hostname: host, port } = new URL(plan.url);
const requests = new RequestBytes(plan.url, plan.headers);
const latencies = new Latencies();
const idle: Connection[] = [];
const overdue: number[] = [];
let running = true;

function say(line: LoadLine): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** `since`: when the request was due; in a closed loop that is now. */
function send(connection: Connection, since: number): void {
  connection.send(requests.one(), (status) => {
    latencies.add(status, performance.now() - since);
    if (!running) return;
    if (plan.rate === undefined) {
      // A refused connection must not make the generator spin.
      if (status === 0) setTimeout(() => send(connection, performance.now()), 10);
      else send(connection, performance.now());
      return;
    }
    const due = overdue.shift();
    if (due === undefined) idle.push(connection);
    else send(connection, due);
  });
}

/** Sends what has become due since the last tick, each from the moment at which it was due. */
function openLoop(rate: number): void {
  const started = performance.now();
  let sent = 0;
  const tick = setInterval(() => {
    if (!running) return clearInterval(tick);
    const now = performance.now();
    while (started + (sent * 1_000) / rate <= now) {
      const due = started + (sent * 1_000) / rate;
      sent += 1;
      const connection = idle.pop();
      if (connection) send(connection, due);
      else overdue.push(due);
    }
  }, 1);
}

const connections = Array.from(
  { length: plan.rate === undefined ? plan.connections : OPEN_LOOP_CONNECTIONS },
  () => new Connection({ host, port: Number(port) }),
);
if (plan.rate === undefined) for (const each of connections) send(each, performance.now());
else {
  idle.push(...connections);
  openLoop(plan.rate);
}
setTimeout(() => {
  latencies.restart();
  const began = performance.now();
  say({ at: 'begin' });
  setTimeout(() => {
    running = false;
    const seconds = (performance.now() - began) / 1_000;
    say({ at: 'end' });
    say({ result: { seconds, ...latencies.summary() } });
    for (const each of connections) each.close();
    process.exit(0);
  }, plan.seconds * 1_000);
}, plan.warmUpSeconds * 1_000);
