import { createHash } from 'node:crypto';
import { IsOptional, IsString, Matches } from 'class-validator';
import { type Environment, environment } from './environment';
import { knownSecrets } from './known-secrets';
import { readSecretFile, readVariable } from './read-variable';

/**
 * Where a secret is, never the secret itself: `{ env: NAME }` (or the file that NAME_FILE names), `{ file: path }`, or
 * `{ sha256: hex }` where only comparing is needed. Read anew at each call, so that a rotated file takes effect.
 */
export class SecretRef {
  @IsOptional()
  @Matches(/^[A-Za-z_][A-Za-z0-9_]*$/, { message: 'must be the name of an environment variable' })
  env?: string;

  @IsOptional()
  @IsString({ message: 'must be the path of a file' })
  file?: string;

  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/i, { message: 'must be a SHA-256 digest: 64 hexadecimal digits' })
  sha256?: string;

  /** The secret's text. Throws if it is not there, or if only its digest is known. */
  resolve(env: Environment = environment()): string {
    const found = this.lookUp(env);
    if ('fault' in found) throw new Error(`secret not available: ${found.fault}`);
    return found.value;
  }

  /** SHA-256 of the secret (32 bytes), for a comparison in constant time. */
  digest(env: Environment = environment()): Buffer {
    if (this.sha256) return Buffer.from(this.sha256, 'hex');
    return createHash('sha256').update(this.resolve(env)).digest();
  }

  /** Why the secret cannot be had now; `undefined` if it can. */
  fault(env: Environment = environment()): string | undefined {
    if (this.sha256) return undefined;
    const found = this.lookUp(env);
    return 'fault' in found ? found.fault : undefined;
  }

  /** What stands in the configuration; a reference is safe to log. */
  toString(): string {
    if (this.env) return `env ${this.env}`;
    return this.file ? `file ${this.file}` : 'sha256 digest';
  }

  private lookUp(env: Environment): { readonly value: string } | { readonly fault: string } {
    const found = this.read(env);
    if ('value' in found) knownSecrets.add(found.value);
    return found;
  }

  private read(env: Environment): { readonly value: string } | { readonly fault: string } {
    if (this.file) return readSecretFile(this.file);
    if (!this.env) return { fault: 'only its SHA-256 digest is configured' };
    const read = readVariable(this.env, env, true);
    if ('fault' in read) return { fault: `${read.fault.where}: ${read.fault.message}` };
    if (read.value !== undefined) return { value: read.value };
    return { fault: `the environment variable ${this.env} (or ${this.env}_FILE) is not set` };
  }
}
