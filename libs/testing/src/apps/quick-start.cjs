/**
 * Preloaded into the processes that tests start; it changes how fast they come up and nothing that they do. Stack traces
 * show our own sources, as by `--enable-source-maps`, which however also reads and parses the map of each of the 2,000
 * modules that a service takes from node_modules: 0.35 s of CPU at every start.
 */
const { flushCompileCache, setSourceMapsSupport } = require('node:module');

// Node 22.14 and newer; an older one maps everything.
if (setSourceMapsSupport) setSourceMapsSupport(true, { nodeModules: false, generatedCode: false });
else process.setSourceMapsEnabled(true);

// What NODE_COMPILE_CACHE keeps is written when a process ends by itself, and tests kill most of theirs. By then a
// service has started; writing what is kept already costs nothing.
setTimeout(flushCompileCache, 3_000).unref();
