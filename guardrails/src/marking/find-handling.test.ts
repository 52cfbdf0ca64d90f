import { describe, expect, test } from 'vitest';
import { findHandling } from './find-handling.ts';

const find = (text: string) => findHandling(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);

describe('what says who may see a text is found', () => {
  test.each([
    ['OFFICIAL-SENSITIVE - RECIPIENTS ONLY\n\nNote', ['recipients-only: RECIPIENTS ONLY']],
    [
      'OFFICIAL-SENSITIVE [COMMERCIAL] - ORGANISATIONAL USE ONLY\n\nNote',
      ['commercial: COMMERCIAL', 'organisational-use-only: ORGANISATIONAL USE ONLY'],
    ],
    ['OFFICIAL - FOR PUBLIC RELEASE\n\nNote', ['for-public-release: FOR PUBLIC RELEASE']],
    ['OFFICIAL-SENSITIVE PERSONAL DATA\n\nNote', ['personal-data: PERSONAL DATA']],
    ['OFFICIAL-SENSITIVE-LOCSEN\n\nNote', ['location-sensitive: LOCSEN']],
    ['OFFICIAL-SENSITIVE: MARKET SENSITIVE\n\nNote', ['market-sensitive: MARKET SENSITIVE']],
    ['SECRET - UK/US EYES ONLY\n\nNote', ['eyes-only: UK/US EYES ONLY']],
    ['UK EYES ONLY\n\nNote', ['eyes-only: UK EYES ONLY']],
    ['RECIPIENTS ONLY\n\nNote', ['recipients-only: RECIPIENTS ONLY']],
    ['LEGALLY PRIVILEGED\n\nNote', ['legal-privilege: LEGALLY PRIVILEGED']],
    ['STRICTLY EMBARGOED UNTIL 00:01 ON 4 MAY 2027\n\nNote', ['embargoed: STRICTLY EMBARGOED']],
    ['NOT FOR PUBLICATION BEFORE 9:30AM ON 4 MAY\n\nNote', ['embargoed: NOT FOR PUBLICATION']],
    ['Subject: [RECIPIENTS ONLY] Harbours\n\nNote', ['recipients-only: RECIPIENTS ONLY']],
    ['Subject: EMBARGOED: Spring statement\n\nNote', ['embargoed: EMBARGOED']],
    ['Handling instructions: RECIPIENTS ONLY\n\nNote', ['recipients-only: RECIPIENTS ONLY']],
    ['Handling instructions: Recipients only\n\nNote', ['recipients-only: Recipients only']],
    ['Descriptor: Commercial\n\nNote', ['commercial: Commercial']],
  ])('%j', (text, found) => {
    expect(find(text)).toEqual(found);
  });
});

describe('prose and titles that use the words say nothing of themselves', () => {
  test.each([
    'The report is embargoed until Monday.',
    'Advice may be covered by legal privilege.',
    'Send it to the RECIPIENTS ONLY when they ask.',
    'COMMERCIAL WASTE\n\nBook a collection.',
    'AVAILABLE IN THE UK ONLY\n\nSee the terms.',
    'PERSONAL DATA POLICY\n\nWe hold data.',
    'LEGAL ADVICE AND SUPPORT\n\nWhere to go.',
    'THE MARKET TODAY\n\nPrices rose.',
    'STAFF NOTICES\n\nThe lift is out of order.',
    'Handling: wash at 30 degrees',
    'Subject: The embargo on arms\n\nDear all,',
  ])('%j', (text) => {
    expect(find(text)).toEqual([]);
  });
});
