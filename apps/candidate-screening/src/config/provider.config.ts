import { HttpProviderConfig } from '@ponte/clients/validation-platform';
import { IsOptional, Matches } from 'class-validator';

/** The form of ids in the file. */
export const ID = /^[a-z0-9][a-z0-9-]{0,62}$/;
export const ID_FORM = { message: 'must be 1 to 63 lower-case letters, digits and hyphens' };

/** A validation platform that screenings are ordered from. */
export class ProviderConfig extends HttpProviderConfig {
  /** The ingest source that its results arrive at; by default the one of the same id. Others' results are not taken. */
  @IsOptional()
  @Matches(ID, ID_FORM)
  resultSource?: string;
}
