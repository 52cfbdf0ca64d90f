import { dataFile } from '@assay/core';
import { z } from 'zod';

const words = z.array(z.string()).min(1);

/** Words of praise and attack, by the place they take beside a subject. */
export const loadedWords = dataFile(
  new URL('../lexicons/impartiality.json', import.meta.url),
  z.strictObject({
    about: z.string(),
    attackVerbs: words,
    weakVerbs: words,
    strongAdjectives: words,
    weakAdjectives: words,
    attackNouns: words,
    insults: words,
    weakNouns: words,
    harms: words,
    favours: words,
    slurs: words,
    idioms: words,
    rhetoric: words,
    priorNouns: words,
    motives: words,
    strongPraise: words,
    praiseAdjectives: words,
    praiseNouns: words,
    praiseVerbs: words,
    advocacy: words,
    appeals: words,
    appealsToParty: words,
    policyAdjectives: words,
    policyNouns: words,
  }),
);

const party = z.strictObject({
  name: z.string(),
  aliases: words.optional(),
  /** Ordinary words that name the party only in such company as "Reform MPs" or "vote Reform". */
  bare: words.optional(),
  notBefore: words.optional(),
  notAfter: words.optional(),
});

/** The political parties of the United Kingdom, all nations alike. */
export const partyNames = dataFile(
  new URL('../lexicons/parties.json', import.meta.url),
  z.strictObject({
    source: z.string(),
    parties: z.array(party).min(1),
    /** Groups that are spoken of as parties are, without a name of their own. */
    groups: words,
    /** Names that are also words of the language: they need their capitals. */
    ordinary: words,
    bareBefore: words,
    bareAfter: words,
  }),
);

/** How politicians and governments are named. */
export const politicianNames = dataFile(
  new URL('../lexicons/politicians.json', import.meta.url),
  z.strictObject({ about: z.string(), offices: words, governments: words, people: words, notAfter: words }),
);

/** What a department does not say before an election. */
export const preElectionWords = dataFile(
  new URL('../lexicons/pre-election.json', import.meta.url),
  z.strictObject({ about: z.string(), commitments: words, announcements: words, candidates: words, campaigning: words }),
);
