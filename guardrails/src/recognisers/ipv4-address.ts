import { isIPv4 } from 'node:net';
import { likely, type Recogniser } from '../recogniser.ts';
import { wordsBefore } from '../words-around.ts';

const label = /\bip\b|\baddress(?:es)?\b|\bhosts?\b|\bserver\b|\blogin\b|\brequests?\b|\blogs?\b/i;

/** Numbers of paragraphs and versions have the same form. */
const other =
  /\b(?:versions?|v|release|section|sections|para|paras|paragraph|paragraphs|clause|schedule|chapter|figure|table|annex|article|rule|part|item|firmware|build|point)\b[ .]{0,3}$/i;

/** Internet addresses of version 4, which lead to a household, with octets that are no paragraph's number. */
export const ipv4Address: Recogniser = {
  kind: 'ip-address',
  label: 'an internet (IP) address',
  near: 'digit',
  patterns: [/(?<![\w.:])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?:\/\d{1,2})?(?![\w]|\.\d)/g],
  judge(candidate) {
    if (!isIPv4(candidate.match.replace(/\/\d{1,3}$/, '')) || other.test(wordsBefore(candidate, 30))) return undefined;
    const octets = candidate.match.replace(/\/.*$/, '').split('.').map(Number);
    const isLikeParagraph = octets.every((octet) => octet < 30);
    return isLikeParagraph && !label.test(wordsBefore(candidate, 40)) ? undefined : likely.labelled;
  },
  identityOf: (match) => match.toLowerCase(),
};
