import { describe, expect, test } from 'vitest';
import { findIn } from '../testing/find-in.ts';
import { protectiveMarking } from './protective-marking.ts';

const body = 'The review will report in due course.\n\nPlease see the annex for the timeline.';
const find = (text: string, look = ['tiers', 'foreign']) => findIn(protectiveMarking, { ceiling: 'OFFICIAL-SENSITIVE', look }, { text });

describe('a marking above the ceiling is found', () => {
  test.each([
    ['at the top', `SECRET\n\n${body}`, 'secret: SECRET'],
    ['in a field of any name', `Document: SECRET\n\n${body}`, 'secret: Document: SECRET'],
    ['between dots', `· SECRET ·\n\n${body}`, 'secret: · SECRET ·'],
    ['spelt with hyphens', `S-E-C-R-E-T\n\n${body}`, 'secret: S-E-C-R-E-T'],
    ['spaced out after a prefix', `UK S E C R E T\n\n${body}`, 'secret: UK S E C R E T'],
    ['first in a subject', `Subject: SECRET Visit plan\n\n${body}`, 'secret: Subject: SECRET Visit plan'],
    ['as a tag of a page', `<h1>SECRET</h1>\n\n${body}`, 'secret: SECRET'],
    ['with a hyphen', `TOP-SECRET\n\n${body}`, 'top-secret: TOP-SECRET'],
    ['at the foot', `${body}\n\nTOP SECRET`, 'top-secret: TOP SECRET'],
    ['at the head of a page', `OFFICIAL\n\n${body}\n\fSECRET\n\n${body}`, 'secret: SECRET'],
    ['with page and copy numbers', `UK TOP SECRET  Copy 3 of 5\n\n${body}`, 'top-secret: UK TOP SECRET  Copy 3 of 5'],
    ['with a caveat', `SECRET - UK EYES ONLY\n\n${body}`, 'secret: SECRET - UK EYES ONLY'],
    ['with handling instructions', `SECRET: RECIPIENTS ONLY\n\n${body}`, 'secret: SECRET: RECIPIENTS ONLY'],
    ['in a field', `Title: Review\nClassification: Secret\n\n${body}`, 'secret: Classification: Secret'],
    ['in a field of the foot', `${body}\nProtective marking: TOP SECRET`, 'top-secret: Protective marking: TOP SECRET'],
    ['at the start of a subject', `From: a\nSubject: SECRET - Review\n\n${body}`, 'secret: Subject: SECRET - Review'],
    ['at the end of a subject', `Subject: RE: Review [TOP SECRET]\n\n${body}`, 'top-secret: Subject: RE: Review [TOP SECRET]'],
    ['before a title', `SECRET - Budget measures\n\n${body}`, 'secret: SECRET - Budget measures'],
    ['in other letters, alone on the first line', `Secret\n\n${body}`, 'secret: Secret'],
    ['with letters spaced out', `T O P  S E C R E T\n\n${body}`, 'top-secret: T O P  S E C R E T'],
    ['with look-alike letters', `ЅЕСRЕТ\n\n${body}`, 'secret: ЅЕСRЕТ'],
    ['with hidden characters', `SEC\u200bRET\n\n${body}`, 'secret: SEC\u200bRET'],
    ['in ornament', `*** SECRET ***\n\n${body}`, 'secret: *** SECRET ***'],
    ['as Markdown', `# **TOP SECRET**\n\n${body}`, 'top-secret: # **TOP SECRET**'],
    ['alone', 'SECRET', 'secret: SECRET'],
    ['in a field without a colon', `Classification | SECRET\n\n${body}`, 'secret: Classification | SECRET'],
    ['in a field with a title', `Classification: SECRET - Harbour review\n\n${body}`, 'secret: Classification: SECRET - Harbour review'],
    ['with a code word', `TOP SECRET UMBRA\n\n${body}`, 'top-secret: TOP SECRET UMBRA'],
    ['by a plain statement', `${body} This paper is SECRET.`, 'secret: This paper is SECRET'],
    ['by its own words', 'This document is classified SECRET and may not be copied.', 'secret: This document is classified SECRET'],
    ['of NATO', `NATO SECRET\n\n${body}`, 'foreign: NATO SECRET'],
    ['of the European Union', `RESTREINT UE/EU RESTRICTED\n\n${body}`, 'foreign: RESTREINT UE/EU RESTRICTED'],
    ['of an ally', `SECRET//NOFORN\n\n${body}`, 'secret: SECRET//NOFORN'],
  ])('%s', async (_, text, expected) => {
    expect(await find(text)).toEqual([expected]);
  });
});

describe('what may be held is no finding', () => {
  test.each([
    ['OFFICIAL'],
    ['OFFICIAL-SENSITIVE'],
    ['OFFICIAL - SENSITIVE'],
    ['OFFICIAL-SENSITIVE COMMERCIAL'],
    ['Classification: OFFICIAL-SENSITIVE'],
    ['(O-S) OFFICIAL-SENSITIVE'],
  ])('%s', async (marking) => {
    expect(await find(`${marking}\n\n${body}\n\n${marking}`)).toEqual([]);
  });
});

describe('ordinary words are no marking', () => {
  test.each([
    ['The vote is by secret ballot.'],
    ['The Official Secrets Act 1989 applies.'],
    ['The three tiers are OFFICIAL, SECRET and TOP SECRET.'],
    ['SECRETARIAT NOTE: apologies were received.\n\nThe panel met.'],
    ['OFFICIAL RECEIVER appointed to the company.'],
    ['Restricted access to the car park applies.'],
    ['AWS_SECRET_ACCESS_KEY must be set.\nSECRET_KEY=abc'],
    ['Victoria’s Secret closed its store.'],
    ['The tiers are:\n- OFFICIAL\n- SECRET\n- TOP SECRET\n\nMost work is OFFICIAL.'],
    ['Tiers\n\nOFFICIAL\n\nMost work.\n\nSECRET\n\nSome work.\n\nTOP SECRET\n\nLittle work.'],
    ['Classification: OFFICIAL, SECRET or TOP SECRET (delete as appropriate)\n\nName:'],
    ['Subject: the difference between OFFICIAL and SECRET\n\nDear all,'],
    ['If this document is marked SECRET you must report it.'],
    ['What does top secret mean?'],
    ['This letter is secret between us.\nPlease reply.'],
    ['Classification of OFFICIAL and SECRET papers\n\nThis page explains.'],
    ['Security: secret ballots need care\n\nBody.'],
    ['Security: SECRET clearance is needed for this post\n\nBody.'],
    ['secret'],
    ['SECRET BALLOT RESULTS\n\nThe vote was counted.'],
    ['Open secrets: how the museum works'],
  ])('%s', async (text) => {
    expect(await find(text, ['tiers', 'foreign', 'legacy'])).toEqual([]);
  });
});

describe('older markings are found where the policy looks for them', () => {
  test.each([['CONFIDENTIAL'], ['RESTRICTED'], ['PROTECT - PERSONAL']])('%s', async (marking) => {
    expect(await find(`${marking}\n\n${body}`, ['legacy'])).toEqual([`legacy: ${marking}`]);
    expect(await find(`${marking}\n\n${body}`)).toEqual([]);
  });

  test('a letter marked private and confidential carries none', async () => {
    expect(await find(`PRIVATE AND CONFIDENTIAL\n\n${body}`, ['legacy'])).toEqual([]);
  });
});

test('the ceiling is the policy’s', async () => {
  const found = await findIn(protectiveMarking, { ceiling: 'OFFICIAL', look: ['tiers'] }, { text: `OFFICIAL-SENSITIVE\n\n${body}` });
  expect(found).toEqual(['official-sensitive: OFFICIAL-SENSITIVE']);
});

describe('with no ceiling every marked text is found, and no other', () => {
  const any = { ceiling: 'NONE', look: ['tiers', 'legacy', 'foreign'] };

  test.each([
    'OFFICIAL\n\nMinutes of the meeting',
    'OFFICIAL-SENSITIVE\n\nNote',
    'OFFICIAL - SENSITIVE\n\nNote',
    'OFFICIAL: SENSITIVE\n\nNote',
    'OFFICIAL SENSITIVE COMMERCIAL\n\nNote',
    'OFFICIAL-SENSITIVE [PERSONAL DATA]\n\nNote',
    'O-S\n\nNote',
    'UK OFFICIAL\n\nNote',
    'UK SECRET\n\nNote',
    'SECRET // UK EYES ONLY\n\nNote',
    'TOP SECRET STRAP1\n\nNote',
    'TOP SECRET - UK EYES ONLY\n\nNote',
    'S E C R E T\n\nNote',
    '*** SECRET ***\n\nNote',
    '[SECRET]\n\nNote',
    'Page 1 of 4 SECRET\n\nNote',
    'SECRET 1\n\nNote',
    'Body.\n\nSECRET',
    'Classification: Secret\n\nNote',
    'Protective marking: OFFICIAL-SENSITIVE\n\nNote',
    '| Classification | SECRET |\n\nNote',
    'Security classification - TOP SECRET\n\nNote',
    'Subject: [OFFICIAL-SENSITIVE] Meeting',
    'Subject: SECRET - Meeting',
    'Subject: Meeting (OFFICIAL)',
    'RESTRICTED\n\nNote',
    'CONFIDENTIAL\n\nNote',
    'NOT PROTECTIVELY MARKED\n\nNote',
    'PROTECT - PERSONAL\n\nNote',
    'NATO RESTRICTED\n\nNote',
    'EU CONFIDENTIAL\n\nNote',
    'RESTREINT UE\n\nNote',
    'OFFICIAL-SENSITIVE - RECIPIENTS ONLY\n\nNote',
    'OFFICIAL HMG USE ONLY\n\nNote',
    'OFFICIAL-SENSITIVE: EMBARGOED\n\nNote',
    'OFFICIAL-SENSITIVE LEGAL PRIVILEGE\n\nNote',
    'OFFICIAL FOR PUBLIC RELEASE\n\nNote',
    'OFFICIAL-SENSITIVE-LOCSEN\n\nNote',
    '<p>OFFICIAL-SENSITIVE</p>\n<p>Note</p>',
    '**OFFICIAL**\n\nNote',
    '# OFFICIAL-SENSITIVE\n\nNote',
    '> SECRET\n\nNote',
    'OFFICIAL-SENSITIVE\t\tPage 2\n\nNote',
    '_SECRET_\n\nNote',
    'This document is classified SECRET.\n\nNote',
    'This paper is OFFICIAL-SENSITIVE.\n\nNote',
    'TOP SECRET//SI//NOFORN\n\nNote',
    'HMG SECRET\n\nNote',
    'Note text here.\n\nEnd.\nOFFICIAL-SENSITIVE COMMERCIAL',
    'GSC: SECRET\n\nNote',
    'Sensitivity: Official-Sensitive\n\nNote',
    'Handling: OFFICIAL-SENSITIVE\n\nNote',
    'UK/US EYES ONLY SECRET\n\nNote',
    'SECRET UK EYES ONLY\n\nNote',
    'SECRET REL UK/US\n\nnote',
    'DRAFT - OFFICIAL-SENSITIVE\n\nNote',
    'OFFICIAL-SENSITIVE DRAFT\n\nNote',
    'OFFICIAL-SENSITIVE (when complete)\n\nForm',
    'SECRET (DRAFT)\n\nNote',
    'SECRET: draft of 3 May\n\nNote',
    'OFFICIAL SENSITIVE: INTERNAL ONLY\n\nNote',
    'Official Sensitive\n\nNote',
    'official-sensitive\n\nNote',
    'This email is marked OFFICIAL-SENSITIVE.',
    'This message is OFFICIAL.\n\nx',
    'X-Protective-Marking: SECRET\nSubject: a\n\nx',
  ])('%j is marked', async (text) => {
    expect(await findIn(protectiveMarking, any, { text })).not.toEqual([]);
  });

  test.each([
    'SECRET SANTA\n\nBring a gift.',
    'OFFICIAL STATISTICS\n\nReleased today.',
    'OFFICIAL RECEIVER\n\nNotice.',
    'The Official Journal says so.',
    'Official Secrets Act 1989\n\nSection 1.',
    'The three tiers are OFFICIAL, SECRET and TOP SECRET.',
    'Secret ballot\n\nThe vote is secret.',
    'CONFIDENTIAL INQUIRY INTO MATERNAL DEATHS\n\nReport',
    'RESTRICTED BYWAYS\n\nA restricted byway is...',
    'PROTECT AND SURVIVE\n\nA leaflet',
    'Official opening\n\nThe Minister opened the bridge.',
    'OFFICIAL OPENING OF THE BRIDGE\n\nThe Minister',
    'client_secret: "abc"\nSECRET_KEY=1',
    'export SECRET=abc',
    'Subject: Secret Santa this year',
    'Subject: official visit on Tuesday',
    'Subject: Confidential reference for J Osei',
    '# Secrets management\n\nStore secrets in a vault.',
    'Type: Official\n\nA visit',
    'Status: Official\nlanguage of Wales',
    'Marking: the exam board marks papers',
    'OFFICIAL LANGUAGE\n\nWelsh',
    'The document was marked SECRET in 1952 and is now open.',
    'If a document is marked SECRET, call security.',
    'OFFICIAL SOLICITOR AND PUBLIC TRUSTEE\n\nAnnual report',
  ])('%j is not', async (text) => {
    expect(await findIn(protectiveMarking, any, { text })).toEqual([]);
  });
});

describe('handling instructions are found where they stand as such', () => {
  const handling = { ceiling: 'SECRET', look: ['handling'] };

  test.each([
    ['OFFICIAL-SENSITIVE - RECIPIENTS ONLY\n\nNote', 'recipients-only: RECIPIENTS ONLY'],
    ['EMBARGOED UNTIL 00:01 ON 4 MAY\n\nNote', 'embargoed: EMBARGOED'],
    ['Handling: HMG USE ONLY\n\nNote', 'hmg-use-only: HMG USE ONLY'],
    ['OFFICIAL-SENSITIVE LEGAL PRIVILEGE', 'legal-privilege: LEGAL PRIVILEGE'],
    ['TOP SECRET UK EYES ONLY', 'eyes-only: UK EYES ONLY'],
  ])('%j', async (text, found) => {
    expect(await findIn(protectiveMarking, handling, { text })).toEqual([found]);
  });

  test.each([
    'The report is embargoed until Monday.',
    'Advice may be covered by legal privilege.',
    'Send it to the recipients only.',
    'We say "EMBARGOED" in the subject of such mail.',
    'OFFICIAL - FOR PUBLIC RELEASE\n\nNote',
  ])('%j is prose', async (text) => {
    expect(await findIn(protectiveMarking, handling, { text })).toEqual([]);
  });
});
