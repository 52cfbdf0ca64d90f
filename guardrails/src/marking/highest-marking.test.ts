import { expect, test } from 'vitest';
import { highestMarking, markingsOf } from './highest-marking.ts';

test.each([
  ['OFFICIAL\n\nNote\n\nOFFICIAL', { tier: 'official', isLegacy: false, isForeign: false, handling: [] }],
  [
    'OFFICIAL-SENSITIVE - RECIPIENTS ONLY - COMMERCIAL\n\nNote',
    { tier: 'official-sensitive', isLegacy: false, isForeign: false, handling: ['recipients-only', 'commercial'] },
  ],
  ['OFFICIAL\n\nNote\n\nSECRET\n\nAnnex', { tier: 'secret', isLegacy: false, isForeign: false, handling: [] }],
  ['TOP SECRET STRAP1 UK EYES ONLY\n\nNote', { tier: 'top-secret', isLegacy: false, isForeign: false, handling: ['eyes-only'] }],
  ['RESTRICTED - COMMERCIAL\n\nNote', { isLegacy: true, isForeign: false, handling: ['commercial'] }],
  ['NATO SECRET\n\nNote', { isLegacy: false, isForeign: true, handling: [] }],
  ['EMBARGOED UNTIL 00:01 ON 4 MAY 2027\n\nNote', { isLegacy: false, isForeign: false, handling: ['embargoed'] }],
  ['The tiers are OFFICIAL, SECRET and TOP SECRET.', { isLegacy: false, isForeign: false, handling: [] }],
])('%j says of itself', (text, markings) => {
  expect(markingsOf(text)).toEqual(markings);
  expect(highestMarking(text)).toBe('tier' in markings ? markings.tier : undefined);
});
