import { saoPauloTime } from '@ponte/platform';
import { Injectable } from '@nestjs/common';
import {
  type Asked,
  Command,
  type CommandResult,
  refused,
  type UnitOfWork,
} from '@ponte/messaging';
import type { EntityManager } from 'typeorm';
import { Profiles } from '../config/profiles';
import type { FeedzRecord } from '../write/feedz-record';
import { CountingBond } from './counting-bond';
import { explain } from './explain';
import { meantProfile } from './meant-profile';
import { PersonArgs } from './person.args';
import {
  atFeedz,
  dependants,
  knownBonds,
  type KnownBond,
  knownPerson,
  MOST_PERSONS,
  personKeys,
  type PersonLot,
  personLots,
} from './person.store';

const WHICH =
  'Informe a chave, ou a pessoa pelo código, por um vínculo ou pelo CPF: um dos quatro.';

/** Everything that is known of one person, who stays sealed. */
@Injectable()
export class PersonCommands {
  constructor(
    private readonly profiles: Profiles,
    private readonly counting: CountingBond,
  ) {}

  @Command({
    name: 'people.person',
    changes: false,
    about: 'mostra uma pessoa pela chave: vínculos, o que ela é na Feedz e os lotes em que foi',
    args: PersonArgs,
  })
  async person(args: PersonArgs, { now }: Asked, { manager }: UnitOfWork): Promise<CommandResult> {
    if (
      [args.key, args.keys, args.bonds, args.cpfs].filter((each) => each !== undefined).length !== 1
    )
      return refused(WHICH);
    const meant = meantProfile(this.profiles, args.profile);
    if ('refused' in meant) return refused(meant.refused);
    const { profile } = meant;
    const [key, ...others] = await personKeys(manager, profile, args);
    if (key === undefined) return refused(unknown(profile, args));
    if (others.length > 0) {
      const many = others.length >= MOST_PERSONS ? `Mais de ${MOST_PERSONS}` : others.length + 1;
      return refused(`${many} pessoas: dê mais algarismos da chave.`, {
        keys: [key, ...others].slice(0, MOST_PERSONS),
      });
    }
    const today = saoPauloTime(now).day;
    return { message: '', result: await this.factsOf(manager, profile, key, today) };
  }

  private async factsOf(manager: EntityManager, profile: string, key: string, today: string) {
    const person = await knownPerson(manager, profile, key);
    const bonds = await knownBonds(manager, profile, key);
    const counts = this.counting.keyOf(profile, key, bonds, today);
    const { present = null, version, changedAt, missingSince, sealed = null } = person ?? {};
    return {
      // null: only named by its bonds; Datasul's list of persons never had it.
      ...{ person: key, profile, present, version, changedAt, missingSince },
      ...(await dependants(manager, profile, key)),
      bonds: bonds.map((bond) => bondFacts(bond, counts)),
      feedz: (await atFeedz(manager, profile, key)).map(feedzFacts),
      lots: (await personLots(manager, profile, key)).map(lotFacts),
      sealed: { person: sealed },
    };
  }
}

/** Where to look next: what was given may be right, and not be known all the same. */
function unknown(profile: string, { cpfs, key }: PersonArgs): string {
  const what = `O perfil ${profile} não conhece essa pessoa`;
  if (cpfs)
    return `${what}: confira o CPF, e se o Datasul o informa (datasul.fields.persons.cpf); por --code ou --bond ela pode ser achada.`;
  if (key !== undefined)
    return `${what}: confira a chave no relatório; a de antes de "people rehash" não vale mais.`;
  return `${what}: confira o perfil e o que informou, como está no Datasul; quem nunca foi lido não é conhecido ("people run list").`;
}

function bondFacts({ key, present, missingSince, clear, sealed }: KnownBond, counts?: string) {
  return {
    ...{ bond: key, counts: key === counts, present, missingSince },
    ...clear,
    sealed: { bond: sealed },
  };
}

function feedzFacts(record: FeedzRecord) {
  const { entity, state, by, code, reason, heldFor, needs, again, message } = record;
  const { acceptedAt, manager, acceptedManager, run, lot, settledAt } = record;
  return {
    ...{ entity, state, by, code, reason, explanation: explain(code, reason), settledAt },
    ...{ acceptedAt, heldFor, needs, again, manager, acceptedManager, run, lot },
    sealed: { message },
  };
}

function lotFacts({ message, ...lot }: PersonLot) {
  const { code } = lot;
  return { ...lot, explanation: explain(code, null), sealed: { message } };
}
