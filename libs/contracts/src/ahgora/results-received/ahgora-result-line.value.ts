import { Figures } from '../../decorators';

const UNREADABLE = 'null: something else was sent than digits and the signs of figures.';

/** One rubrica of an employee as PontoWeb sent it; `""` where nothing was sent. */
export class AhgoraResultLine {
  @Figures({ nullable: true, max: 20, about: `Company and event. ${UNREADABLE}` })
  rubrica!: string | null;

  @Figures({
    nullable: true,
    max: 20,
    about: `With a decimal comma, verbatim; the unit is the profile's matter. ${UNREADABLE}`,
  })
  referencia!: string | null;

  @Figures({ nullable: true, max: 20, about: `\`YYYYMMDD\` or empty. ${UNREADABLE}` })
  datafalta!: string | null;
}
