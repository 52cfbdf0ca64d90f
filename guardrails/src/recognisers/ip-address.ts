import { isIP } from 'node:net';
import { likely, type Recogniser } from '../recogniser.ts';
import { wordsBefore } from '../words-around.ts';

const label = /\bip\b|\baddress(?:es)?\b|\bhosts?\b|\bserver\b|\blogin\b|\brequests?\b|\blogs?\b/i;

/** Numbers of paragraphs and versions have the same form. */
const other =
  /\b(?:versions?|v|release|section|sections|para|paras|paragraph|paragraphs|clause|schedule|chapter|figure|table|annex|article|rule|part|item|firmware|build|point)\b[ .]{0,3}$/i;

/** Internet addresses, which lead to a household: version 4 with octets that are no paragraph's number, version 6 in full or shortened. */
export const ipAddress: Recogniser = {
  kind: 'ip-address',
  label: 'an internet (IP) address',
  near: 'digit',
  patterns: [
    /(?<![\w.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\w]|\.\d)/g,
    /(?<![\w:.])(?=[0-9a-f]{0,4}:[0-9a-f]{0,4}:)[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?![\w:])/gi,
  ],
  judge(candidate) {
    const version = isIP(candidate.match);
    if (version === 6) return /[1-9a-f]/i.test(candidate.match) && candidate.match.length > 5 ? likely.labelled : undefined;
    if (version === 0 || other.test(wordsBefore(candidate, 30))) return undefined;
    const octets = candidate.match.split('.').map(Number);
    const isLikeParagraph = octets.every((octet) => octet < 30);
    return isLikeParagraph && !label.test(wordsBefore(candidate, 40)) ? undefined : likely.labelled;
  },
  identityOf: (match) => match.toLowerCase(),
};
