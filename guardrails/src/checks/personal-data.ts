import type { Action, Finding } from '@assay/core';
import { allMatches } from '@assay/language';
import { z } from 'zod';
import { defineCheck } from '../check-definition.ts';
import { type FieldPlaces, findFields, findLabels } from '../find-fields.ts';
import { findMentions, mentionReach } from '../find-mentions.ts';
import type { Recogniser } from '../recogniser.ts';
import { address } from '../recognisers/address.ts';
import { bankAccount } from '../recognisers/bank-account.ts';
import { caseReference } from '../recognisers/case-reference.ts';
import { companyNumber } from '../recognisers/company-number.ts';
import { dateOfBirth } from '../recognisers/date-of-birth.ts';
import { drivingLicence } from '../recognisers/driving-licence.ts';
import { email } from '../recognisers/email.ts';
import { iban } from '../recognisers/iban.ts';
import { ipv4Address } from '../recognisers/ipv4-address.ts';
import { ipv6Address } from '../recognisers/ipv6-address.ts';
import { nationalInsuranceNumber } from '../recognisers/national-insurance-number.ts';
import { nhsNumber } from '../recognisers/nhs-number.ts';
import { passport } from '../recognisers/passport.ts';
import { paymentCard } from '../recognisers/payment-card.ts';
import { person } from '../recognisers/person.ts';
import { personAlone } from '../recognisers/person-alone.ts';
import { personLabelled } from '../recognisers/person-labelled.ts';
import { personSignature } from '../recognisers/person-signature.ts';
import { phone } from '../recognisers/phone.ts';
import { postcode } from '../recognisers/postcode.ts';
import { sortCode } from '../recognisers/sort-code.ts';
import { temporaryReferenceNumber } from '../recognisers/temporary-reference-number.ts';
import { ukPhone } from '../recognisers/uk-phone.ts';
import { upn } from '../recognisers/upn.ts';
import { utr } from '../recognisers/utr.ts';
import { vatNumber } from '../recognisers/vat-number.ts';
import { vehicleRegistration } from '../recognisers/vehicle-registration.ts';
import { longestRow, type TableHeads, tableHeads, tableReach } from '../table-heads.ts';
import { type Zones, zonesAround } from '../zones.ts';

/** In this order where two fit the same place equally well. */
const recognisers: readonly Recogniser[] = [
  nationalInsuranceNumber,
  email,
  nhsNumber,
  utr,
  iban,
  paymentCard,
  drivingLicence,
  upn,
  vatNumber,
  passport,
  temporaryReferenceNumber,
  sortCode,
  bankAccount,
  companyNumber,
  dateOfBirth,
  ukPhone,
  phone,
  ipv4Address,
  ipv6Address,
  vehicleRegistration,
  postcode,
  caseReference,
  address,
  person,
  personLabelled,
  personSignature,
  personAlone,
];

/** The longest pattern is an address spelled out; what decides furthest away is the header of a table. */
const longestMatch = 500;

const anywhere: readonly Action[] = ['allow', 'flag', 'redact', 'block'];

/** Finds personal data of the named kinds. */
export const personalData = defineCheck({
  name: 'personal-data',
  options: z.strictObject({ kinds: z.array(z.enum([...new Set(recognisers.map(({ kind }) => kind))])).min(1) }),
  judges: 'text',
  reads: 'normalised',
  seesTextAlone: true,
  consequences: {
    flag: 'It was left as it is: take it out unless the work needs it.',
    redact: 'It was replaced by a placeholder, so that it does not leave this service.',
    block: 'The text was not taken: take it out, then try again.',
  },
  make: ({ kinds }) => ({
    reach: longestMatch + longestRow + tableReach + mentionReach,
    supports: { input: anywhere, context: anywhere, output: anywhere },
    async find({ text, share = (reader) => reader(text) }) {
      const [tables, labels] = [share(tableHeads), share(findLabels)];
      const wanted = recognisers.filter(({ kind }) => kinds.includes(kind));
      const byForm = wanted.flatMap((recogniser) =>
        recognise(recogniser, { text, zones: share(zonesNear[recogniser.near ?? 'all']), tables }),
      );
      const persons = byForm.filter(({ kind }) => kind === person.kind);
      return [...byForm, ...readFields(wanted, text, { tables, labels }), ...findMentions(text, persons)];
    },
  }),
});

// --- Internal ---

/** Around a figure stands what a pattern may begin with: a month, a street, "our reference"; around an at sign, an address. */
const zonesNear: Readonly<Record<NonNullable<Recogniser['near']> | 'all', (text: string) => Zones>> = {
  digit: (text) => zonesAround(text, /\d/g, 70),
  at: (text) => zonesAround(text, /@|[([{] ?at ?[)\]}]| dot (?=[a-z]{2})/gi, 140),
  label: (text) => zonesAround(text, /[:|\t]/g, 140),
  colons: (text) => zonesAround(text, /:[0-9a-f]{0,4}:/gi, 70),
  all: (text) => ({ text, toText: (place) => place }),
};

interface Place {
  readonly text: string;
  readonly zones: Zones;
  readonly tables: TableHeads;
}

function recognise(
  { kind, label, patterns, judge, lengthOf, identityOf = compact }: Recogniser,
  { text, zones, tables }: Place,
): Finding[] {
  const findings: Finding[] = [];
  for (const pattern of patterns) {
    for (const { index, 0: match, groups, indices } of allMatches(zones.text, pattern)) {
      const start = zones.toText(indices?.groups?.value?.[0] ?? index);
      const whole = groups?.value ?? match;
      const value = lengthOf === undefined ? whole : whole.slice(0, lengthOf(whole));
      const end = start + value.length;
      const score = judge({ text, start, end, match: value, tables });
      if (score === undefined) continue;
      findings.push({ check: 'personal-data', kind, start, end, message: `This looks like ${label}.`, score, identity: identityOf(value) });
    }
  }
  return findings;
}

function readFields(wanted: readonly Recogniser[], text: string, places: FieldPlaces): Finding[] {
  const fields = wanted.flatMap(({ kind, field }) => (field === undefined ? [] : [{ kind, field }]));
  const recogniserOf = new Map(wanted.map((recogniser) => [recogniser.kind, recogniser]));
  return findFields(text, places, fields).map(({ kind, candidate, score }) => {
    const { label, identityOf = compact } = recogniserOf.get(kind) ?? { label: 'personal data' };
    const { start, end, match } = candidate;
    return { check: 'personal-data', kind, start, end, message: `This looks like ${label}.`, score, identity: identityOf(match) };
  });
}

function compact(match: string): string {
  return match.toLowerCase().replace(/[^a-z0-9]/g, '');
}
