/** Ports of the sandbox where the environment names none: beside the services, whose own defaults are 3000 and 9464. */
const DEFAULTS = { PORT: '4000', MANAGEMENT_PORT: '4001' };

/** Puts the sandbox's default ports into the environment that the bootstrap reads. */
export function setDefaultPorts(env: NodeJS.ProcessEnv = process.env): void {
  for (const [name, port] of Object.entries(DEFAULTS)) env[name] ||= port;
}
