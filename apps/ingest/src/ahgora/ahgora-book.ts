import { Injectable } from '@nestjs/common';
import type { AhgoraSourceConfig } from '../config/ahgora-source.config';
import { ahgoraSources, IngestConfig } from '../config/ingest.config';
import { DigestSet } from '../credentials/digest-set';
import { basicDigest, credentialDigest } from './basic-digest';

interface KnownUser {
  readonly source: AhgoraSourceConfig;
  readonly user: string;
  readonly digest: Buffer;
}

/**
 * The PontoWebs by who they log in as: all of them post to the same two addresses, so user and password tell the source.
 * Secrets are read once: a changed secret file takes effect with a restart.
 */
@Injectable()
export class AhgoraBook {
  /** Users that cannot be told apart, in words; none may stand when the service runs. */
  readonly faults: readonly string[];
  private readonly users: readonly KnownUser[];
  private readonly digests: DigestSet;

  constructor(config: IngestConfig) {
    const all = ahgoraSources(config).flatMap((source) =>
      source.users.map(({ user, password }) => ({
        ...{ source, user },
        digest: credentialDigest(user, password.digest()),
      })),
    );
    this.users = all.filter((one) => all.find((other) => other.digest.equals(one.digest)) === one);
    this.faults = all.filter((one) => !this.users.includes(one)).map((one) => twice(one, all));
    this.digests = new DigestSet(this.users.map(({ digest }) => digest));
  }

  /** Whose credential an `Authorization` header holds. Constant time: every digest is looked at. */
  find(header: string): AhgoraSourceConfig | undefined {
    const digest = basicDigest(header);
    return digest && this.users[this.digests.indexOf(digest)]?.source;
  }
}

function twice(one: KnownUser, all: readonly KnownUser[]): string {
  const first = all.find((other) => other.digest.equals(one.digest)) as KnownUser;
  const where =
    first.source === one.source
      ? `twice in the source ${one.source.id}`
      : `in the sources ${first.source.id} and ${one.source.id}`;
  return `the user ${one.user} stands ${where} with the same password: whose results they are could not be told`;
}
