/** Who this process is; on every log line and in `application_name` of its database connections. */
export class ServiceInfo {
  constructor(
    /** The service's name, e.g. `ingest`. */
    readonly name: string,
    readonly version: string,
    /** Tells replicas (and cluster workers) apart, e.g. `ingest-7c9f-2417`. */
    readonly instance: string,
  ) {}
}
