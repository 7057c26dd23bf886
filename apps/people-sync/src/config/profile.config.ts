import { Matches } from 'class-validator';

/** One customer and environment: where people are read and where they are written. */
export class ProfileConfig {
  /** Names the profile in every event; never changed once events flow. */
  @Matches(/^[a-z0-9][a-z0-9-]{0,62}$/, {
    message: 'must be 1 to 63 lower-case letters, digits and hyphens',
  })
  id: string;
}
